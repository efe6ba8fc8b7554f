// A stranger's page in TypeScript: what the registration tells the compiler of the element and its events.
import "interview-connect/define";
import { InterviewConnect, type FailureCause } from "interview-connect/element";

const element = document.createElement("interview-connect");
element.situation = { stage: "after", interviewers: [{ name: "Dana", rapport: "good" }] };
element.theme = "dark";
element.noteLimit = null;
const headline: string | undefined = element.advice?.headline;

element.addEventListener("interview-connect-advice", ({ detail }) => console.log(detail.stage, detail.people[0]?.window?.opens, headline));
document.addEventListener("interview-connect-failed", ({ detail }) => {
  const cause: FailureCause = detail.cause;
  console.log(cause, element instanceof InterviewConnect);
});

// @ts-expect-error Advice is the engine's to give.
element.advice = null;
// @ts-expect-error No such stage.
element.stage = "hired";
