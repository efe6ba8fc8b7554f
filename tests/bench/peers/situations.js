// Situations by the thousand, the same each time: on them the peers have to decide as the product does.
import { CHOICES } from "tables";

const DAYS = ["2026-02-10", "2026-02-19", "2026-03-01", "2026-03-06", "2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16", "2026-03-24"];
const TIMES = ["00:15", "08:00", "10:30", "14:00", "16:45", "19:30"];

const randomFrom = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export const situations = (count) => {
  const random = randomFrom(7);
  const pick = (list) => list[random(list.length)];
  const day = () => pick(DAYS);
  const moment = () => `${day()}T${pick(TIMES)}`;
  const maybe = (into, fields) => {
    for (const [field, value] of Object.entries(fields)) if (random(3) > 0) into[field] = value();
    return into;
  };
  const choice = (field) => () => pick(CHOICES[field]);
  const yesNo = () => random(3) === 0;
  const person = () =>
    maybe({}, {
      name: () => pick(["Dana", "Mira Voss", "Kim"]),
      topic: () => "moving the depot forecasts off spreadsheets, and the team’s four-day weeks in the summer",
      role: choice("role"),
      round: choice("round"),
      relationship: choice("relationship"),
      invitedYou: yesNo,
      referredYou: yesNo,
      activeOnline: yesNo,
      rapport: choice("rapport"),
      contact: choice("contact"),
      thankYouSentAt: moment,
      ...(random(3) === 0 && { request: choice("request"), requestSentOn: day, followedUp: yesNo }),
    });
  const situation = () =>
    maybe({ now: `2026-03-11T${pick(TIMES)}`, interviewers: Array.from({ length: 1 + random(4) }, person) }, {
      stage: choice("stage"),
      invitedOn: day,
      interviewAt: moment,
      decisionOn: day,
      companyNorm: choice("companyNorm"),
      comfort: choice("comfort"),
      posture: choice("posture"),
      thankYouSentAt: moment,
      company: () => "Northwind",
      job: () => "Data Analyst",
      you: () => "Sam",
      ...(random(2) === 0 && { nextInterviewAt: moment }),
      ...(random(3) === 0 && { checkInsSentOn: () => [day(), day()].slice(random(2)), notesLeft: () => random(3), noteLimit: () => pick([60, 150, 300]) }),
    });
  return Array.from({ length: count }, situation);
};
