// The questions that every peer asks: the product's, in its order and with its words.
import { CHOICES } from "tables";
import words from "words";

const YES_NO = ["true", "false"];
const choice = (field) => ({ kind: "choice", field, answers: CHOICES[field] });
const yesNo = (field) => ({ kind: "choice", field, answers: YES_NO });

export const SHARED = [
  choice("stage"),
  { kind: "moment", field: "interviewAt" },
  { kind: "moment", field: "nextInterviewAt" },
  { kind: "date", field: "decisionOn" },
  { kind: "date", field: "invitedOn" },
  { kind: "moment", field: "thankYouSentAt" },
  choice("companyNorm"),
  choice("comfort"),
  choice("posture"),
  { kind: "words", field: "company" },
  { kind: "words", field: "job" },
  { kind: "words", field: "you" },
  { kind: "number", field: "notesLeft" },
];

export const PERSONAL = [
  { kind: "words", field: "name" },
  choice("role"),
  choice("round"),
  choice("relationship"),
  choice("contact"),
  choice("rapport"),
  { kind: "words", field: "topic" },
  yesNo("invitedYou"),
  yesNo("referredYou"),
  yesNo("activeOnline"),
  { kind: "moment", field: "thankYouSentAt", words: "theirThankYou" },
  choice("request"),
  { kind: "date", field: "requestSentOn" },
  yesNo("followedUp"),
].map((question) => ({ ...question, personal: true }));

export const wordsOf = (question) => words.questions[question.words ?? question.field];
/** What stands on an answer's button. */
export const labelOf = (question, answer) => wordsOf(question)[{ true: "yes", false: "no" }[answer] ?? answer];
