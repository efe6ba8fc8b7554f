// Situations by the thousand, the same each time: on them the peers have to decide as the product does.
import { CHOICES, FIELDS } from "tables";

/** A Wednesday, a Friday before a weekend, and two days before Christmas. */
const TODAYS = ["2026-03-11", "2026-03-13", "2025-12-23"];
/** The days that a situation names, counted from its own: a few meet, and every limit of days is passed by some. */
const DAYS = [-90, -61, -29, -20, -14, -9, -5, -3, -2, -1, -1, 0, 0, 1, 1, 2, 3, 5, 13];
const TIMES = ["00:15", "08:00", "10:30", "14:00", "16:45", "19:30"];
/** As people type them: with a mark too many, in an advert's words, or with nothing to say. */
const TEXTS = {
  name: ["Dana", "Mira Voss", "Kim", "Dana", "Lee Jr.", "Priya Nair,", "TBD"],
  topic: ["moving the depot forecasts off spreadsheets, and the team’s four-day weeks in the summer", "We talked about hiking.", "My gap year", "the move to the U.S.", "N/A"],
  line: ["It made me think of the year we moved our own forecasts.", "I tried your recipe", "none"],
  company: ["Northwind", "at Acme Inc.", "tbd"],
  job: ["Data Analyst", "The Nurse (m/f/d) position - Remote, UK", "Internship in Marketing", "Fully remote | Head of Sales, EMEA; Ref. no. 48213", "Registered Nurse JR-10023", "a job", "Clerk - part-time -"],
  you: ["Sam", "Sam Okoro.", "J. R.", "?"],
};
const NUMBERS = { clockAhead: [-540, -90, 60, 345, 840], noteLimit: [60, 150, 300], notesLeft: [0, 1, 2] };
/** Told less often than other fields, since they change much or seldom occur. */
const SELDOM = ["nextInterviewAt", "checkInsSentOn", "arrangedBy", "clockAhead", "workingWeek", "daysOff", "noteLimit", "notesLeft", "metAt", "agreed", "request", "reach"];

const randomFrom = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export const situations = (count, seed = 7) => {
  const random = randomFrom(seed);
  const pick = (list) => list[random(list.length)];
  const situation = () => {
    const today = pick(TODAYS);
    const day = () => new Date(Date.parse(today) + pick(DAYS) * 86_400_000).toISOString().slice(0, 10);
    const draw = {
      choice: ({ field }) => pick(CHOICES[field]),
      yesNo: () => random(3) === 0,
      date: day,
      time: () => `${day()}T${pick(TIMES)}`,
      days: () => [day(), day()].slice(random(2)),
      text: ({ field }) => TEXTS[field] && pick(TEXTS[field]),
      whole: ({ field }) => pick(NUMBERS[field]),
    };
    /** Some of the fields of the model; those without a way to draw them, such as the language, are left out. */
    const told = (owner) => {
      const some = {};
      for (const row of FIELDS.filter(({ of }) => of === owner)) {
        const value = draw[row.kind.split(" ")[0]]?.(row);
        if (value !== undefined && (SELDOM.includes(row.field) ? random(5) === 0 : random(3) > 0)) some[row.field] = value;
      }
      return some;
    };
    return { ...told("situation"), now: `${today}T${pick(TIMES)}`, interviewers: Array.from({ length: 1 + random(5) }, () => told("person")) };
  };
  return Array.from({ length: count }, situation);
};
