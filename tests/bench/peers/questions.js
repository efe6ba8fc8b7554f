// The questions that every peer asks: the product's, in its order and with its words.
import { CHOICES, FIELDS } from "tables";
import words from "words";

const YES_NO = ["true", "false"];
/** What a peer shows for each kind of field. */
const KINDS = { choice: "choice", yesNo: "choice", date: "date", days: "days", time: "moment", text: "words", whole: "number" };
/** The least and the most of a number, and how many days there may be: the table names these by constants of the product's. */
const NUMBERS = { clockAhead: { min: -1560, max: 1560 }, notesLeft: { min: 0, max: 1000 } };
const MOST_DAYS = { daysOff: 20, checkInsSentOn: 2 };

/** Where a field stands in the form: the last word of its cell, after a number's bounds. */
const place = ({ form }) => Number(form.split(" ").at(-1));

const asked = (of) =>
  FIELDS.filter((field) => field.of === of && !Number.isNaN(place(field)))
    .sort((a, b) => place(a) - place(b))
    .map(({ field, kind }) => ({
      kind: KINDS[kind.split(" ")[0]],
      field,
      answers: kind === "yesNo" ? YES_NO : CHOICES[field],
      bounds: NUMBERS[field],
      mostDays: MOST_DAYS[field],
      personal: of === "person",
    }));

export const SHARED = asked("situation");
export const PERSONAL = asked("person");

/** The words of a question; what is asked of the process and of a person alike has other words for a person. */
export const wordsOf = ({ field, personal }) =>
  (personal && words.questions[`their${field[0].toUpperCase()}${field.slice(1)}`]) || words.questions[field];
/** What stands on an answer's button. */
export const labelOf = (question, answer) => wordsOf(question)[{ true: "yes", false: "no" }[answer] ?? answer];
