// What every project tells its checklist: first of one interviewer, later of another.
export const first = { interviewers: [{ name: "Dana" }] };
export const second = { interviewers: [{ name: "Luis" }] };
