// The Preact twin: the same questions, words, style sheet and decision as the product's widget, as a good Preact developer
// would write it. It shows the same at the same time: first the stage alone, then the plan, and nothing of a closed fold.
//
// It has: the answer with its window, who comes first and everyone's verdict; one card of questions at a time, with answers of
// one press, the likely days and times, a card of ticks, what joins a card, the ways back, on and past it, and the same answers
// for the next interviewer; what was told as chips; the questions that may matter too, and all questions; several interviewers in
// an order of their own, several names taken at once; the places of the page; the message in three tones with its missing facts
// and its room; the checklist with its boxes, what is left of it copied, what is done put away; the record of what has happened,
// and how an interview went; the timeline as a list and as a picture; the reasons, stances, cautions, and turning points, which can
// be supposed; undo of what was recorded or removed; the guides and the disagreements in full.
// It lacks: keeping, export and import, several plans, printing, notices and faults in what was entered, the review of an edited
// message (whose phrases it carries all the same) and the question before its text is replaced, a way to copy by hand, the
// calendar file, the element's attributes and events, announcements to screen readers, a refuge for the focus of what is gone, and
// the memory of which folds were open once what they belong to has been away.
import { render } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import styles from "styles";
import { DISAGREEMENTS, FACTS } from "tables";
import words from "words";
import { NOTE_LIMITS, advise, capitalised, compose, dayOfMonthSaid, fill, listed, namesOf, said, timeSaid } from "./decision.js";
import { PERSONAL, SHARED, labelOf, wordsOf } from "./questions.js";

const ui = words.ui;
const GUIDES = Object.keys(words.guides);
/** So many people stand in a list; of more, those who are not chosen are folded away. */
const MOST_LISTED = 6;
const MOST_PEOPLE = 50;
const LONGEST_TEXT = 2000;
const LONGEST_DRAFT = 20_000;

/** The word or two before what is said. */
const lead = (what) => fill(ui.lead, { what });

// --- time in words ---

const localNow = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
};

/** Made when it is first needed: no other value takes as long. */
const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** How the reader writes times, found out from what the browser writes. */
const timeForm = once(() => {
  const parts = new Intl.DateTimeFormat(navigator.language, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }).formatToParts();
  const place = (type) => parts.findIndex((part) => part.type === type);
  return `${place("month") < place("day") ? "monthDay" : "dayMonth"}${place("dayPeriod") < 0 ? 24 : 12}`;
});
const spans = once(() => new Intl.RelativeTimeFormat(navigator.language.startsWith("en") ? navigator.language : "en", { numeric: "auto" }));

const minutes = (moment) => Date.parse(`${moment}Z`) / 60_000;
const days = (text) => Date.parse(text.slice(0, 10)) / 86_400_000;

const relativeDay = (day, now) => {
  const apart = days(day) - days(now);
  if (Math.abs(apart) < 14) return spans().format(apart, "day");
  return Math.abs(apart) < 60 ? spans().format(Math.trunc(apart / 7), "week") : spans().format(Math.trunc(apart / 30), "month");
};

/** "in 5 hours", as the product says it: hours say more than days until tomorrow is over. */
const relative = (moment, now) => {
  const apart = minutes(moment) - minutes(now);
  if (apart === 0) return spans().format(0, "second");
  if (Math.abs(apart) < 60) return spans().format(apart, "minute");
  if (Math.abs(apart) < 36 * 60) return spans().format(Math.trunc((apart + Math.sign(apart) * 30) / 60), "hour");
  return Math.abs(apart) < 14 * 1440 ? spans().format(days(moment) - days(now), "day") : relativeDay(moment, now);
};

const dayInWords = (day, now) => said(day, now, timeForm());
/** A moment within a sentence: "Thursday 12 March, 14:00", "tomorrow, 14:00". */
const momentInWords = (moment, now) => {
  if (Math.abs(days(moment) - days(now)) > 1) return said(moment, now, timeForm());
  return fill(words.dates.date.moment, { day: relativeDay(moment, now), time: timeSaid(moment, timeForm()) });
};

/** The day that lies so many days from now. */
const dayFrom = (now, apart) => new Date((days(now) + apart) * 86_400_000).toISOString().slice(0, 10);

// --- what was told ---

const kindOf = Object.fromEntries([...SHARED, ...PERSONAL].map(({ field, kind }) => [field, kind]));

const NOON = "12:00";
/** A moment as typed, with this time where none is known. */
const momentOf = (value, time) => (value.length === 10 ? `${value}T${time}` : value);
/** The day and the time of a moment as typed; either may be empty. */
const partsOf = (value) => {
  const [day, time = ""] = value.split("T");
  return { day, time };
};
const fromParts = (day, time) => (time ? `${day}T${time}` : day);

/** Answers as the form has them, all texts, as fields of a situation. */
const told = (answers) => {
  const fields = {};
  for (const [field, value] of Object.entries(answers)) {
    if (value === "") continue;
    if (kindOf[field] === "number") fields[field] = Number(value);
    else if (kindOf[field] === "days") fields[field] = value.split(" ");
    else if (kindOf[field] !== "moment") fields[field] = { true: true, false: false }[value] ?? value;
    // A time alone says nothing yet.
    else if (partsOf(value).day) fields[field] = momentOf(value, NOON);
  }
  return fields;
};

/** The other way. */
const typed = (fields) => {
  const answers = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) continue;
    if (Array.isArray(value)) answers[field] = value.join(" ");
    else answers[field] = field === "noteLimit" ? value : String(value);
  }
  return answers;
};

const questionOf = ({ field, person }) => (person === null ? SHARED : PERSONAL).find((question) => question.field === field);

const inWords = (question, value, now) => {
  if (question.kind === "choice") return labelOf(question, value);
  if (question.kind === "date") return dayInWords(value, now);
  if (question.kind === "days") return listed(value.split(" ").map((day) => dayInWords(day, now)));
  if (question.kind !== "moment") return value;
  const { day, time } = partsOf(value);
  if (day === "") return "";
  return time === "" ? dayInWords(day, now) : capitalised(momentInWords(value, now));
};

// --- the plan: what was told, ticked and passed over ---

const shared = (field) => ({ field, person: null });
const nameOf = ({ field, person }) => (person === null ? field : `${field}-${person}`);
const isSame = (one, other) => one.field === other.field && one.person === other.person;
const among = (spots, spot) => spots.some((other) => isSame(other, spot));

const personOf = (plan, id) => plan.people.find((person) => person.id === id);
const answerOf = (plan, { field, person }) => (person === null ? plan.shared : personOf(plan, person))?.[field] ?? "";
const isPassed = (plan, spot) => among(plan.passed, spot);

const setAnswer = (plan, spot, value) => {
  const { field, person } = spot;
  const passed = isPassed(plan, spot) ? plan.passed.filter((other) => !isSame(other, spot)) : plan.passed;
  if (person === null) return { ...plan, passed, shared: { ...plan.shared, [field]: String(value) } };
  return { ...plan, passed, people: plan.people.map((each) => (each.id === person ? { ...each, [field]: String(value) } : each)) };
};
const passOver = (plan, spot) => (isPassed(plan, spot) ? plan : { ...plan, passed: [...plan.passed, spot] });

const addPerson = (plan, answers = {}) => {
  if (plan.people.length >= MOST_PEOPLE) return plan;
  const id = String(Math.max(0, ...plan.people.map(({ id }) => Number(id))) + 1);
  return { ...plan, people: [...plan.people, { ...answers, id }], chosen: id };
};

/** Names that stand in one field become an interviewer each. */
const splitName = (plan, id) => {
  const [first, ...more] = (personOf(plan, id)?.name ?? "").split(/[,;\n，、،]/).map((name) => name.trim()).filter(Boolean);
  if (more.length === 0) return plan;
  const named = setAnswer(plan, { field: "name", person: id }, first);
  return { ...more.reduce((all, name) => addPerson(all, { name }), named), chosen: plan.chosen };
};

/** Where the date of an interview stands that can be moved or called off: it is the interviewer's own, or that of the process. */
const roundOf = (plan, person) => {
  if (person !== null && answerOf(plan, { field: "metAt", person }) !== "") return { field: "metAt", person };
  const { stage, interviewAt, nextInterviewAt } = plan.shared;
  return shared(!(stage === "before" && interviewAt) && nextInterviewAt ? "nextInterviewAt" : "interviewAt");
};

/** Whether something says where the process stands in time. */
const isTold = ({ shared: { stage, interviewAt, nextInterviewAt, thankYouSentAt }, people }) => Boolean(stage || interviewAt || nextInterviewAt || thankYouSentAt || people.some(({ metAt }) => metAt));

/** Of a moment both day and time. */
const isSettled = (plan, spot) => {
  const value = answerOf(plan, spot);
  if (isPassed(plan, spot)) return true;
  return questionOf(spot).kind === "moment" ? value.length > 10 : value !== "";
};

/** Takes a change back, and leaves what has changed since as it is. */
const revertFields = (current, before, after) => {
  const reverted = { ...current };
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) if (before[field] !== after[field]) reverted[field] = before[field];
  return reverted;
};
const reverted = (plan, { before, after }) => {
  const people = plan.people.map((person) => {
    const [was, became] = [before, after].map((plan) => personOf(plan, person.id));
    return was && became ? revertFields(person, was, became) : person;
  });
  before.people.forEach((person, place) => !personOf(after, person.id) && people.splice(place, 0, person));
  return {
    ...plan,
    people,
    shared: revertFields(plan.shared, before.shared, after.shared),
    ticks: revertFields(plan.ticks, before.ticks, after.ticks),
    passed: [...plan.passed, ...before.passed.filter((spot) => !isPassed(after, spot) && !isPassed(plan, spot))],
    chosen: before.chosen === after.chosen ? plan.chosen : before.chosen,
  };
};

// --- which questions come next ---

const WORTH_ASKING = 30;
const TICKS = ["invitedYou", "agreed", "relationship", "referredYou", "activeOnline", "request"];
const TALK = ["rapport", "contact", "role"];
const FEELING = ["comfort", "companyNorm", "arrangedBy"];
const PROCESS = [FEELING, ["decisionOn"]];
/** The cards in the order in which people tell such a story: before anybody was met there is no talk to speak of. */
const AHEAD = [TICKS, FEELING, TALK];
const HELD = [TALK, TICKS, ...PROCESS];

const spotOf = ({ field, person }) => ({ field, person });
const worthAsking = (advice) => advice.missing.filter(({ weight }) => weight >= WORTH_ASKING * advice.people.length);
const onCard = (card, rows, about) => card.map((field) => rows.find((row) => row.field === field && row.person === about)).filter(Boolean);

/** Of the open questions those on the card that comes first; of several interviewers the first is asked about first. */
const firstCard = (stage, people, rows) => {
  for (const card of stage === "before" ? AHEAD : HELD) {
    const about = PROCESS.includes(card) ? [null] : people.map(({ id }) => id);
    for (const person of about) {
      const found = onCard(card, rows, person);
      if (found.length > 0) return found;
    }
  }
  return rows.slice(0, 1);
};

const areTicks = (spots) => spots.length > 1 && spots.every(({ field, person }) => person !== null && TICKS.includes(field));

/** What the answers on the card at hand have made worth asking there. */
const joining = (plan, atHand, advice) => {
  const [{ field, person }] = atHand;
  const card = [TALK, FEELING].find((fields) => fields.includes(field)) ?? [];
  const open = worthAsking(advice).filter((row) => !isPassed(plan, row) && !among(atHand, row));
  return onCard(card, open, person).map(spotOf);
};

/** Whoever did not suggest connecting may have been asked: the two questions belong together. */
const withAgreed = (plan, spots) => {
  const suggested = spots.filter(({ field }) => field === "invitedYou");
  const agreed = suggested.map(({ person }) => ({ field: "agreed", person })).filter((spot) => !among(spots, spot) && !isPassed(plan, spot));
  return agreed.length === 0 ? spots : spots.flatMap((spot) => (spot === suggested.at(-1) ? [spot, ...agreed] : [spot]));
};

/** The date that says most about a stage. */
const dateOfStage = (stage, people) => {
  if (stage === "offer") return null;
  if (stage === "rejected" || stage === "closed") return "decisionOn";
  return people.every(({ metAt }) => metAt) ? null : "interviewAt";
};

/** The interview of which nobody has said what came of it: told as ahead, and its time has passed. */
const heldOf = (plan, now) => {
  if (plan.shared.stage !== "before") return null;
  const rounds = [null, ...plan.people.map(({ id }) => id)].map((person) => roundOf(plan, person));
  return rounds.find((spot) => partsOf(answerOf(plan, spot)).day && momentOf(answerOf(plan, spot), NOON) <= now) ?? null;
};

/** The questions on the next card, how many are left, those that may matter too, and the interview that may have taken place. */
const questionsOf = ({ plan, atHand, kept }, advice, now) => {
  const held = heldOf(plan, now);
  const isOpen = (spot) => !isPassed(plan, spot) && !among(atHand, spot);
  const date = dateOfStage(advice.stage, plan.people);
  const first = [shared("stage"), ...(date ? [shared(date)] : []), { field: "name", person: plan.people[0].id }];
  const unasked = first.find((spot) => answerOf(plan, spot) === "" && isOpen(spot));
  if (held || unasked) return { next: held ? [] : [unasked], left: 0, more: [], held };
  const open = advice.missing.filter(isOpen);
  const worth = worthAsking(advice).filter(isOpen);
  const next = withAgreed(plan, firstCard(advice.stage, plan.people, worth).map(spotOf));
  // Whoever answers one of these finds the others where they were.
  const more = [...kept];
  for (const row of open) {
    if (worth.includes(row) || among(more, row)) continue;
    if (more.filter(({ field }) => field === row.field).length < MOST_LISTED) more.push(spotOf(row));
  }
  const isElsewhere = (spot) => among(next, spot) || among(atHand, spot) || (spot.person !== null && !personOf(plan, spot.person));
  return { next, left: worth.length, more: withAgreed(plan, more).filter((spot) => !isElsewhere(spot)), held };
};

/** By how many days from today the answer to a question about a day is likely to lie. */
const nearby = (field, stage) => {
  if (field === "nextInterviewAt" || (field === "interviewAt" && stage === "before")) return [0, 1, 2, 7];
  if (["interviewAt", "invitedOn", "requestSentOn", "thankYouSentAt"].includes(field)) return [0, -1, -2, -7];
  if (field !== "decisionOn") return [];
  return ["offer", "rejected", "closed"].includes(stage) ? [0, -1, -7, -28] : [1, 3, 7, 14];
};

/** The parts of a day, each with an hour that stands for it. */
const HOURS = { "10:00": ui.card.morning, "12:00": ui.card.noon, "15:00": ui.card.afternoon, "18:00": ui.card.evening };

/** The answer that a question has where nothing of the kind is the case. */
const NO_TO = { invitedYou: "false", referredYou: "false", activeOnline: "false", relationship: "stranger", request: "none" };

/** What may be true of somebody: the field, its answer, and the words for it. */
const MAY_BE_TRUE = [
  ["invitedYou", "true", ui.true.suggested],
  ["agreed", "true", ui.true.agreed],
  ["agreed", "false", ui.true.ratherNot],
  ["relationship", "known", ui.true.known],
  ["relationship", "mutual", ui.true.mutual],
  ["referredYou", "true", ui.true.referred],
  ["activeOnline", "true", ui.true.active],
  ["request", "theirs", ui.true.theirs],
  ["request", "pending", ui.true.pending],
  ["request", "accepted", ui.true.accepted],
];

// --- what has happened ---

/** What the checklist's boxes record. */
const BY_ITEM = { request: "sent", accept: "accepted", thankYou: "thanked", followUp: "followedUp", checkIn: "checkedIn" };
const FREQUENT = ["sent", "accepted", "theyAsked", "thanked", "followedUp", "offer", "rejected", "held", "moved"];
const MOST_CHECK_INS = 2;

const theirs = (person, answers) => Object.entries(answers).map(([field, value]) => [{ field, person }, value]);
const ours = (answers) => theirs(null, answers);
const checkIns = (plan) => (plan.shared.checkInsSentOn ?? "").split(" ").filter(Boolean);

/** The answers that a record gives, as spots and values. */
const recorded = (plan, happened, person, now, stage) => {
  const today = now.slice(0, 10);
  const ended = (stage) => ours({ stage, decisionOn: today });
  const records = {
    sent: () => theirs(person, { request: "pending", requestSentOn: today, followedUp: "" }),
    accepted: () => theirs(person, { request: "accepted" }),
    declined: () => theirs(person, { request: "declined" }),
    lost: () => theirs(person, { request: "lost" }),
    theyAsked: () => theirs(person, { request: "theirs" }),
    suggested: () => theirs(person, { invitedYou: "true" }),
    agreed: () => theirs(person, { agreed: "true" }),
    ratherNot: () => theirs(person, { agreed: "false" }),
    thanked: () => theirs(person, { thankYouSentAt: now }),
    followedUp: () => theirs(person, { followedUp: "true" }),
    checkedIn: () => ours({ checkInsSentOn: [...checkIns(plan).slice(0, MOST_CHECK_INS - 1), today].join(" ") }),
    offer: () => ended("offer"),
    rejected: () => ended("rejected"),
    ended: () => ended("closed"),
    held: () => ours({ stage }),
    moved: () => [[roundOf(plan, person), ""]],
    calledOff: () => [[roundOf(plan, person), ""]],
  };
  return records[happened]();
};

/** The answers that take a record back. */
const unrecorded = (plan, happened, person) => {
  if (happened === "sent" || happened === "accepted") return theirs(person, { request: "none", requestSentOn: "" });
  if (happened === "thanked") return [...theirs(person, { thankYouSentAt: "" }), ...ours({ thankYouSentAt: "" })];
  if (happened === "followedUp") return theirs(person, { followedUp: "false" });
  return ours({ checkInsSentOn: checkIns(plan).slice(0, -1).join(" ") });
};

const setAll = (plan, answers) => answers.reduce((set, [spot, value]) => setAnswer(set, spot, value), plan);

/** What is likely to have happened with a person, and what may have. */
const newsOf = ({ verdict, id }, { plan, advice, now }) => {
  const isPending = personOf(plan, id).request === "pending";
  const byVerdict = {
    send: [["sent"], ["theyAsked", "suggested", "agreed", "ratherNot"]],
    accept: [["accepted"], []],
    followUp: [["followedUp"], ["accepted", "declined", "lost"]],
    wait: isPending ? [["accepted"], ["declined", "lost"]] : [[], ["suggested", "agreed", "ratherNot", "theyAsked", "sent"]],
    moveOn: isPending ? [[], ["accepted", "declined", "lost"]] : [[], ["suggested", "agreed", "theyAsked"]],
    skip: [[], ["suggested", "agreed", "theyAsked", "sent"]],
    connected: [[], []],
  };
  const [likely, possible] = byVerdict[verdict];
  const thanks = advice.checklist.find((item) => item.id === `thankYou:${id}`);
  const owesThanks = thanks && !thanks.done && (thanks.due ? minutes(thanks.due) - 1440 <= minutes(now) : advice.stage !== "before");
  const round = answerOf(plan, roundOf(plan, id));
  const isAhead = partsOf(round).day && momentOf(round, NOON) > now;
  return {
    likely: owesThanks ? ["thanked", ...likely] : likely,
    possible: [
      ...possible,
      ...(["before", "between"].includes(advice.stage) && isAhead ? ["moved", "calledOff"] : []),
      ...(["after", "between"].includes(advice.stage) ? ["checkedIn", "offer", "rejected", "ended"] : []),
    ],
  };
};

// --- controls ---

const Drawn = ({ name, path }) => (
  <svg viewBox="0 0 24 24" class={name} aria-hidden="true">
    <path d={path} />
  </svg>
);
const Icon = ({ name, path }) => <Drawn name={`icon ${name}`} path={path} />;
const TICK = "M5 12.5l4.5 4.5L19 7.5";

/** What folds, opened and closed from outside. */
const Folding = ({ title, open, onTurn, children }) => {
  const press = (event) => {
    event.preventDefault();
    onTurn(!open);
  };
  return (
    <details class="fold" open={open}>
      <summary onClick={press}>
        <Icon name="chevron" path="M9 5l7 7-7 7" />
        <span>{title}</span>
      </summary>
      {open && <div class="folded">{children()}</div>}
    </details>
  );
};

/** What folds; the user has the last word, else its habit decides. `instead` is shown while it is closed. */
const Fold = ({ title, habit = false, instead, children }) => {
  const [turned, setTurned] = useState(null);
  const open = turned ?? habit;
  return (
    <>
      {!open && instead}
      <Folding title={title} open={open} onTurn={setTurned}>
        {children}
      </Folding>
    </>
  );
};

const Section = ({ name, title, children }) => (
  <section class={`card ${name}`} part={`card ${name}`} tabindex="-1" aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`} tabindex="-1">
      {title}
    </h2>
    {children}
  </section>
);

const Button = ({ kind = "button", ...more }) => <button type="button" class={kind} part={kind} {...more} />;
const Quiet = (props) => <Button kind="button quiet" {...props} />;

/** A button that answers in one press, and shows whether it is the answer. */
const Quick = ({ value, given, children, onPress }) => (
  <Button kind="button answer-button" value={value} aria-pressed={given} onClick={onPress}>
    <Icon name="tick" path={TICK} />
    <span>{children}</span>
  </Button>
);

const Pill = ({ group, value, label, checked, onChoose }) => (
  <label class={checked ? "choice checked" : "choice"} part="choice">
    <input type="radio" name={group} id={`${group}-${value}`} value={value} checked={checked} onInput={onChoose} />
    <Icon name="tick" path={TICK} />
    <span>{label}</span>
  </label>
);

const Words = ({ most = LONGEST_TEXT, described, ...more }) => <input type="text" dir="auto" autocomplete="off" maxlength={most} aria-describedby={described} {...more} />;

// --- questions ---

const Day = ({ id, value, described, onInput }) => <input type="date" min="1970-01-01" max="2199-12-31" id={id} aria-describedby={described} value={value} onInput={onInput} />;

/** What was understood of a day or a moment. */
const Understood = ({ kind, value, now }) => {
  if (value.length < 10) return kind === "moment" && value !== "" && <p class="said">{ui.dayMissing}</p>;
  const day = dayInWords(value.slice(0, 10), now);
  if (kind === "date") return <p class="said">{fill(ui.said, { moment: day, relative: relativeDay(value, now) })}</p>;
  if (value.length === 10) return <p class="said">{fill(ui.noon, { day })}</p>;
  return <p class="said">{fill(ui.said, { moment: said(value, now, timeForm()), relative: relative(value, now) })}</p>;
};

/** A closed list of answers as radio buttons, with a way not to answer. */
const Choice = ({ question: { field, answers }, question, id, value, passed, hint, onAnswer, onPass }) => {
  const current = field === "posture" ? value || "balanced" : value;
  return (
    <>
      {hint}
      <div class="choices">
        {answers.map((name) => (
          <Pill key={name} group={id} value={name} label={labelOf(question, name)} checked={current === name} onChoose={() => onAnswer(name)} />
        ))}
        {field !== "stage" && field !== "posture" && <Pill group={id} value="" label={ui.unknown} checked={passed} onChoose={onPass} />}
      </div>
    </>
  );
};

const Moment = ({ id, value, hint, described, now, onAnswer }) => {
  const { day, time } = partsOf(value);
  const answer = (day, time) => onAnswer(fromParts(day, time));
  return (
    <>
      <div class="moment">
        <div>
          <label for={id}>{ui.day}</label>
          <Day id={id} value={day} described={described} onInput={(event) => answer(event.target.value, time)} />
        </div>
        <div>
          <label for={`${id}-time`}>{ui.time}</label>
          <input type="time" id={`${id}-time`} value={time} onInput={(event) => answer(day, event.target.value)} />
        </div>
      </div>
      <Understood kind="moment" value={value} now={now} />
      {hint}
    </>
  );
};

/** Several days: those that are known, and room for one more. */
const Days = ({ question, id, value, hint, described, now, onAnswer }) => {
  const known = value.split(" ").filter(Boolean);
  const places = Array.from({ length: Math.min(question.mostDays, known.length + 1) }, (_, place) => place);
  const answer = (place, day) => onAnswer([...known.slice(0, place), day, ...known.slice(place + 1)].filter(Boolean).join(" "));
  return (
    <>
      <div class="moment">
        {places.map((place) => {
          const dayId = place === 0 ? id : `${id}-${place + 1}`;
          return (
            <div key={place}>
              <label for={dayId}>{fill(ui.dayOf, { number: place + 1 })}</label>
              <Day id={dayId} value={known[place] ?? ""} described={place === 0 ? described : undefined} onInput={(event) => answer(place, event.target.value)} />
            </div>
          );
        })}
      </div>
      {known.length > 0 && <p class="said">{inWords(question, value, now)}</p>}
      {hint}
    </>
  );
};

const KINDS = { choice: Choice, moment: Moment, days: Days };

/** The control for a few words or a number. */
const Single = ({ question: { kind, bounds }, id, value, described, onAnswer, ...more }) => {
  const given = { ...more, id, value, "aria-describedby": described, onInput: (event) => onAnswer(event.target.value) };
  if (kind === "words") return <Words {...given} described={described} />;
  return <input type="number" {...bounds} inputmode={bounds.min < 0 ? undefined : "numeric"} {...given} />;
};

const helpOf = (question, id, help) => {
  const described = help ? `${id}-hint` : undefined;
  const hint = help && (
    <p class="hint" id={described}>
      {help}
    </p>
  );
  return { hint, described };
};

/** A question with the control that takes its answer, under a label. */
const Field = (props) => {
  const { question, id, value, label, now, helped = true, onAnswer } = props;
  const { hint, described } = helpOf(question, id, helped && wordsOf(question).hint);
  const Kind = KINDS[question.kind];
  if (Kind) {
    return (
      <fieldset class="field">
        <legend>{label}</legend>
        <Kind {...props} hint={hint} described={described} />
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {question.kind === "date" ? <Day id={id} value={value} described={described} onInput={(event) => onAnswer(event.target.value)} /> : <Single question={question} id={id} value={value} described={described} onAnswer={onAnswer} />}
      {question.kind === "date" && <Understood kind="date" value={value} now={now} />}
      {hint}
    </div>
  );
};

/** Answers of at most so many characters fit into a third of a narrow page. */
const SHORT_ANSWER = 9;

/** A button for each answer; the last says that the user does not know. */
const QuickAnswers = ({ question, question: { field, answers }, value, passed, onPick, onPass }) => (
  <div class={answers.every((name) => labelOf(question, name).length <= SHORT_ANSWER) ? "answers" : "answers long"}>
    {answers.map((name) => (
      <Quick key={name} value={name} given={value === name} onPress={() => onPick(name)}>
        {labelOf(question, name)}
      </Quick>
    ))}
    {field !== "stage" && (
      <Quick value="unknown" given={passed} onPress={onPass}>
        {ui.unknown}
      </Quick>
    )}
  </div>
);

/** The days that an answer is likely to be, by how they lie to today. */
const QuickDays = ({ question: { field, kind }, value, stage, now, onPick }) => {
  const near = nearby(field, stage);
  const { day, time } = partsOf(value);
  if (near.length === 0) return null;
  return (
    <div class="answers">
      {near.map((apart) => {
        const then = dayFrom(now, apart);
        return (
          <Quick key={apart} value={String(apart)} given={day === then} onPress={() => onPick(kind === "moment" ? fromParts(then, time) : then)}>
            {capitalised(relativeDay(then, now))}
          </Quick>
        );
      })}
    </div>
  );
};

const QuickTimes = ({ value, onPick }) => {
  const { day, time } = partsOf(value);
  return (
    <div class="answers">
      {Object.entries(HOURS).map(([hour, label]) => (
        <Quick key={hour} value={hour} given={time === hour} onPress={() => onPick(fromParts(day, hour))}>
          {label}
        </Quick>
      ))}
    </div>
  );
};

/** The control of a question on its card, whose words are the heading with this id. */
const CardField = (props) => {
  const { question, id, value, heading, now, onAnswer, onNext, onPaste } = props;
  const { kind, field } = question;
  const { hint, described } = helpOf(question, id, field === "name" ? ui.card.whoHint : wordsOf(question).hint);
  if (kind === "words" || kind === "number") {
    return (
      <div class="field">
        <Single question={question} id={id} value={value} described={described} aria-labelledby={heading} onAnswer={onAnswer} onKeyDown={(event) => event.key === "Enter" && onNext()} onPaste={onPaste} />
        {hint}
      </div>
    );
  }
  return (
    <div class="field" role="group" aria-labelledby={heading}>
      {kind === "choice" && hint}
      {kind === "choice" && <QuickAnswers {...props} />}
      {(kind === "moment" || kind === "date") && <QuickDays {...props} />}
      {kind === "moment" && partsOf(value).day !== "" && <QuickTimes {...props} />}
      {kind === "moment" && <Moment {...props} hint={hint} described={described} />}
      {kind === "date" && (
        <>
          <div>
            <label for={id}>{ui.day}</label>
            <Day id={id} value={value} described={described} onInput={(event) => onAnswer(event.target.value)} />
          </div>
          <Understood kind="date" value={value} now={now} />
          {hint}
        </>
      )}
      {kind === "days" && <Days {...props} hint={hint} described={described} />}
    </div>
  );
};

const ask = (question, stage, names) => {
  const asked = wordsOf(question);
  let text = asked.ask;
  if (question.field === "interviewAt" && stage === "before") text = asked.askAhead;
  if (question.field === "decisionOn" && (stage === "offer" || stage === "rejected")) text = asked.askEnded;
  if (question.field === "decisionOn" && stage === "closed") text = asked.askClosed;
  if (question.field === "name") text = stage === "before" ? ui.card.whoAhead : ui.card.who;
  return fill(text, names);
};

const Headed = ({ title, children }) => (
  <section class="card ask" part="card ask" tabindex="-1" aria-labelledby="ask-title">
    <h2 id="ask-title" tabindex="-1" dir="auto">
      {title}
    </h2>
    {children}
  </section>
);

const Ticks = ({ spots, scene: { plan, who, pick } }) => (
  <div class="answers wide" role="group" aria-labelledby="ask-title">
    {MAY_BE_TRUE.map(([field, answer, label]) => {
      const spot = spots.find((spot) => spot.field === field);
      if (!spot) return null;
      const given = answerOf(plan, spot) === answer;
      return (
        <Quick key={`${field}-${answer}`} value={`${field}-${answer}`} given={given} onPress={() => pick(spot, given ? "" : answer)}>
          {fill(label, who(spot.person))}
        </Quick>
      );
    })}
  </div>
);

const Back = ({ scene: { back, goBack } }) => back.length > 0 && <Quiet onClick={goBack}>{ui.card.back}</Quiet>;

/** What was answered about somebody before, for somebody else in the same words. */
const SameAs = ({ spots, scene: { plan, who, sameAs } }) => {
  const [{ field, person }] = spots;
  const place = plan.people.findIndex(({ id }) => id === person);
  if (place < 1 || field === "name") return null;
  const before = plan.people[place - 1].id;
  const isAnswered = (spot) => spot.field === "agreed" || (answerOf(plan, spot) === "" && answerOf(plan, { ...spot, person: before }) !== "");
  if (!spots.every(isAnswered)) return null;
  const isLast = place + 1 === plan.people.length;
  return <Button onClick={() => sameAs(before)}>{fill(isLast ? ui.card.sameAs : ui.card.allAs, who(before))}</Button>;
};

/** The ways off a card: back, on, or past it. */
const Steps = ({ spots, scene }) => {
  const { plan, next, skip, noneOfThese } = scene;
  const any = spots.some((spot) => answerOf(plan, spot) !== "");
  const all = spots.every((spot) => answerOf(plan, spot) !== "" || isPassed(plan, spot));
  return (
    <div class="row steps">
      <Back scene={scene} />
      <SameAs spots={spots} scene={scene} />
      {areTicks(spots) ? (
        <Button onClick={noneOfThese}>{any ? ui.card.thatsAll : ui.card.none}</Button>
      ) : (
        <>
          {!all && spots.every(({ field }) => field !== "stage") && <Quiet onClick={skip}>{ui.card.skip}</Quiet>}
          {all && any && <Button onClick={next}>{ui.card.next}</Button>}
        </>
      )}
    </div>
  );
};

/** The questions of one card. The first gives it its heading. */
const Card = ({ spots, scene }) => {
  const { who, left, asked, cardField } = scene;
  const ticks = areTicks(spots);
  return (
    <Headed title={ticks ? fill(ui.card.anyTrue, who(spots[0].person)) : asked(spots[0])}>
      {left > 0 && <p class="hint left">{fill(ui.card.left, { number: left })}</p>}
      <div key={spots.map(nameOf).join("")} class="question">
        {ticks ? (
          <Ticks spots={spots} scene={scene} />
        ) : (
          spots.flatMap((spot, place) => {
            const heading = place === 0 ? "ask-title" : `ask-title-${spot.field}`;
            const legend = place > 0 && (
              <p key={heading} class="legend" id={heading}>
                {asked(spot)}
              </p>
            );
            return [legend, cardField(spot, heading)];
          })
        )}
        <Steps spots={spots} scene={scene} />
      </div>
    </Headed>
  );
};

/** A button that records in one press what has happened. */
const Record = ({ happened, kind, scene: { person, who, record } }) => (
  <Button kind={kind} onClick={() => record(happened, person.id)}>
    {fill(ui.happened[happened], who(person.id))}
  </Button>
);

const Records = ({ all, scene }) =>
  all.length > 0 && (
    <div class="answers wide">
      {all.map((happened) => (
        <Record key={happened} happened={happened} scene={scene} />
      ))}
    </div>
  );

const RareNews = ({ all, scene, scene: { isNewsOpen, onNews } }) =>
  all.length > 0 && (
    <Folding title={ui.happenedMore} open={isNewsOpen} onTurn={onNews}>
      {() => <Records all={all} scene={scene} />}
    </Folding>
  );

/** The likeliest of all stands on the answer. */
const furtherNews = ({ likely, possible }) => [...likely.slice(1), ...possible];

/** Nothing else would change the answer: what happens from now on is recorded in the same place. */
const News = ({ scene }) => {
  const { plan, news, askAgain } = scene;
  const isPassing = plan.passed.length > 0;
  const further = furtherNews(news);
  return (
    <Headed title={ui.card.news}>
      <p class="hint">{isPassing ? ui.passed : ui.nothingLeft}</p>
      <div class="news">
        <Records all={further.filter((happened) => FREQUENT.includes(happened))} scene={scene} />
        <RareNews all={further.filter((happened) => !FREQUENT.includes(happened))} scene={scene} />
      </div>
      <div class="row steps">
        <Back scene={scene} />
        {isPassing && <Quiet onClick={askAgain}>{ui.askAgain}</Quiet>}
      </div>
    </Headed>
  );
};

/** What came of the interview whose date has passed. */
const HowItWent = ({ spot, scene: { plan, who, now, record } }) => {
  const what = spot.person === null ? words.questions.interviewAt.short : who(spot.person).Who;
  const moment = inWords(questionOf(spot), answerOf(plan, spot), now);
  return (
    <Headed title={fill(ui.howItWent, { what, moment })}>
      <div class="answers">
        {["held", "moved", "calledOff"].map((happened) => (
          <Button key={happened} onClick={() => record(happened, spot.person)}>
            {fill(ui.happened[happened], spot.person === null ? {} : who(spot.person))}
          </Button>
        ))}
      </div>
    </Headed>
  );
};

/** One card of questions at a time; once nothing is left to ask, what has happened since. */
const Questions = ({ scene, scene: { begun, atHand, held, upcoming } }) => {
  if (!begun && atHand.length === 0) return <Card spots={[shared("stage")]} scene={scene} />;
  if (atHand.length > 0) return <Card spots={atHand} scene={scene} />;
  if (held) return <HowItWent spot={held} scene={scene} />;
  return upcoming.length === 0 ? <News scene={scene} /> : <Card spots={upcoming} scene={scene} />;
};

/** One question, about one or several people. */
const Several = ({ spots, scene: { field, who } }) => {
  const [spot] = spots;
  const { hint, askAll, short } = wordsOf(questionOf(spot));
  return (
    <div class="question">
      {spots.length === 1 ? (
        field(spot)
      ) : (
        <div class="grid" role="group" aria-labelledby={`${spot.field}-all`}>
          <p class="legend" id={`${spot.field}-all`}>
            {askAll ?? short}
          </p>
          {hint && <p class="hint">{hint}</p>}
          {spots.map((each) => field(each, who(each.person).Who))}
        </div>
      )}
    </div>
  );
};

/** Those that follow one another about the same stand together. */
const grouped = (spots) => {
  const groups = [];
  for (const spot of spots) {
    if (groups.at(-1)?.[0].field === spot.field) groups.at(-1).push(spot);
    else groups.push([spot]);
  }
  return groups;
};

const spotsOf = (asked, person) => asked.map(({ field }) => ({ field, person }));

/** Everything told and tellable, below the card. */
const Told = ({ scene }) => {
  const { plan, person, upcoming, more, kept, held, atHand, now, news, reopen, isMoreOpen, onMore } = scene;
  const spots = [...spotsOf(SHARED, null), ...spotsOf(PERSONAL, person.id)].filter((spot) => spot.field !== "name" && answerOf(plan, spot) !== "");
  const answered = spots.map((spot) => [spot, inWords(questionOf(spot), answerOf(plan, spot), now)]).filter(([, text]) => text !== "");
  return (
    <div class="told-all">
      <ul class="tolds" aria-label={ui.told}>
        {answered.map(([spot, text]) => (
          <li key={nameOf(spot)}>
            <Button kind="told" onClick={() => reopen(spot)}>
              <span class="what">{lead(wordsOf(questionOf(spot)).short)}</span>
              <span dir="auto">{text}</span>
            </Button>
          </li>
        ))}
      </ul>
      {(held || upcoming.length > 0 || atHand.length > 0) && <RareNews all={furtherNews(news)} scene={scene} />}
      {(upcoming.length === 0 || kept.length > 0) && more.length > 0 && (
        <Folding title={ui.more} open={isMoreOpen} onTurn={onMore}>
          {() => grouped(more).map((spots) => <Several key={spots[0].field} spots={spots} scene={scene} />)}
        </Folding>
      )}
    </div>
  );
};

/** Every question about the process, asked for or not. */
const Everything = ({ scene: { draft, account, field, fits, isShown } }) => (
  <Fold title={ui.everything}>
    {() => (
      <>
        {spotsOf(SHARED, null)
          .filter((spot) => spot.field !== "posture" && fits(spot) && !isShown(spot))
          .map((spot) => field(spot))}
        {draft?.kind !== "note" && account}
      </>
    )}
  </Fold>
);

const Account = ({ limit, onChoose }) => (
  <fieldset class="field">
    <legend>{words.questions.noteLimit.ask}</legend>
    <div class="choices">
      {["free", "paid"].map((name) => (
        <Pill key={name} group="account" value={name} label={fill(words.questions.noteLimit[name], NOTE_LIMITS)} checked={(limit ?? NOTE_LIMITS.free) === NOTE_LIMITS[name]} onChoose={() => onChoose(NOTE_LIMITS[name])} />
      ))}
    </div>
  </fieldset>
);

const IconButton = ({ icon, path, label, ...more }) => (
  <Button kind="button icon-button" aria-label={label} title={label} {...more}>
    <Icon name={icon} path={path} />
  </Button>
);

const People = ({ scene }) => {
  const { plan, person, who, answer, field, fits, isShown, add, remove, move, nextName, onPaste } = scene;
  const { people } = plan;
  const row = ({ id, name = "" }, index) => (
    <li key={id} class="name-row">
      {isShown({ field: "name", person: id }) ? (
        <p class="name">{who(id).who}</p>
      ) : (
        <div class="name">
          <label for={`name-${id}`}>{fill(ui.nameOf, { number: index + 1 })}</label>
          <Words id={`name-${id}`} value={name} onInput={(event) => answer({ field: "name", person: id }, event.target.value)} onKeyDown={(event) => event.key === "Enter" && nextName(id)} onPaste={onPaste} />
        </div>
      )}
      {people.length > 1 && (
        <>
          <IconButton icon="arrow" path="M12 19V6M6 12l6-6 6 6" id={`up-${id}`} label={fill(ui.moveUp, who(id))} disabled={index === 0} onClick={() => move(index, -1)} />
          <IconButton icon="arrow" path="M12 5v13M6 12l6 6 6-6" id={`down-${id}`} label={fill(ui.moveDown, who(id))} disabled={index + 1 === people.length} onClick={() => move(index, 1)} />
          <IconButton icon="cross" path="M6 6l12 12M18 6L6 18" label={fill(ui.remove, who(id))} onClick={() => remove(id)} />
        </>
      )}
    </li>
  );
  const list = () => <ul class="names">{people.map(row)}</ul>;
  return (
    <Section name="who" title={ui.people}>
      {people.length <= MOST_LISTED ? (
        list()
      ) : (
        <div>
          <Fold title={fill(ui.namesAll, { number: people.length })} instead={<ul class="names">{people.map((each, index) => each.id === person.id && row(each, index))}</ul>}>
            {list}
          </Fold>
        </div>
      )}
      <p class="hint">{ui.peopleHint}</p>
      <Button id="add-person" disabled={people.length >= MOST_PEOPLE} onClick={add}>
        <Icon name="plus" path="M12 5v14M5 12h14" />
        <span>{ui.peopleAdd}</span>
      </Button>
      {people.length >= MOST_PEOPLE && <p class="hint">{fill(ui.peopleMost, { most: MOST_PEOPLE })}</p>}
      <Fold title={fill(ui.about, who(person.id))}>
        {() =>
          spotsOf(PERSONAL, person.id)
            .filter((spot) => spot.field !== "name" && fits(spot) && !isShown(spot))
            .map((spot) => field(spot))
        }
      </Fold>
    </Section>
  );
};

// --- the answer ---

const VERDICT_CLASSES = { send: "go", accept: "go", wait: "hold", followUp: "act", connected: "done", moveOn: "rest", skip: "rest" };
const VERDICT_ICONS = {
  accept: "M4 12.5l5 5L20 6.5",
  send: "M3 11.5L21 4l-6 17-3.5-7zM11.5 14L21 4",
  followUp: "M3 6h18v12H3zM3 7l9 6 9-6",
  wait: "M12 3a9 9 0 1 0 .01 0zM12 7.5V12l3.5 2.5",
  connected: "M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8",
  moveOn: "M4 12h15M13 6l6 6-6 6",
  skip: "M12 3a9 9 0 1 0 .01 0zM5.6 5.6l12.8 12.8",
};

const when = ({ verdict, window }, now) => {
  const texts = ui.when;
  const { opens, closes, suggested, until, late } = window;
  const say = (text, moment) => fill(text, { opens: opens && momentInWords(opens, now), closes: closes && momentInWords(closes, now), relative: moment && relative(moment, now) });
  let main;
  if (verdict === "send") main = late ? texts.late : closes ? say(texts.closes, closes) : texts.noEnd;
  else if (until === "reply") main = closes ? say(texts.replyBy, closes) : texts.reply;
  else if (until === "decision") main = opens ? say(texts.decisionFrom, opens) : texts.decision;
  else if (until === "interview" && !opens) main = texts.interview;
  else if (!opens) main = texts.unknown;
  else main = closes ? say(texts.opensCloses, opens) : say(texts.opens, opens);
  return suggested && suggested !== opens && suggested > now ? main + fill(texts.suggested, { suggested: momentInWords(suggested, now) }) : main;
};

const briefly = ({ verdict, window }, now) => {
  if (!window) return null;
  const { opens, closes, until } = window;
  const say = (text, moment) => fill(text, { moment: momentInWords(moment, now), relative: relative(moment, now) });
  if (verdict === "send") return closes ? say(ui.brief.closes, closes) : null;
  if (until === "reply") return ui.brief.reply;
  if (opens) return say(ui.brief.opens, opens);
  return ui.brief[until] ?? null;
};

const Brief = ({ person, now }) => {
  const text = briefly(person, now);
  return text && <span class="when">{text}</span>;
};

const Strip = ({ scene: { person, several, supposing, who, now, keepSupposed, stopSupposing } }) => (
  <div class="strip" part="strip">
    {supposing && (
      <div class="supposing">
        <p>{fill(ui.supposing, { fact: supposing.fact })}</p>
        <Quiet onClick={keepSupposed}>{ui.supposeKeep}</Quiet>
        <Quiet id="stop-supposing" onClick={stopSupposing}>
          {ui.supposeStop}
        </Quiet>
      </div>
    )}
    <p class={`gist ${VERDICT_CLASSES[person.verdict]}`} part="gist">
      <Icon name="verdict-icon" path={VERDICT_ICONS[person.verdict]} />
      {several && (
        <span class="whose" dir="auto">
          {who(person.id).Who}
        </span>
      )}
      <strong>{ui.verdict[person.verdict]}</strong>
      <Brief person={person} now={now} />
    </p>
  </div>
);

/** How many there are of each verdict: "3 × Send a request, 2 × Wait". */
const counts = (people) => {
  const said = Object.keys(VERDICT_ICONS).map((verdict) => [verdict, people.filter((person) => person.verdict === verdict).length]);
  return said
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => fill(ui.peopleCount, { number, verdict: ui.verdict[verdict] }))
    .join(words.people.list.comma);
};

const Overview = ({ scene: { advice, person, who, now, choose } }) => {
  const row = (each) => (
    <li key={each.id}>
      <button type="button" class={`person ${VERDICT_CLASSES[each.verdict]}`} part="person" aria-pressed={each.id === person.id} onClick={() => choose(each.id)}>
        <Icon name="verdict-icon" path={VERDICT_ICONS[each.verdict]} />
        <span class="who" dir="auto">
          {who(each.id).Who}
        </span>
        <span class="what">{ui.verdict[each.verdict]}</span>
        <Brief person={each} now={now} />
      </button>
    </li>
  );
  const list = (people) => (
    <ul class="people" aria-label={ui.peopleList}>
      {people.map(row)}
    </ul>
  );
  if (advice.people.length <= MOST_LISTED) return list(advice.people);
  return (
    <div class="overview">
      {list([person])}
      <Fold title={fill(ui.peopleAll, { number: advice.people.length, counts: counts(advice.people) })}>{() => list(advice.people)}</Fold>
    </div>
  );
};

const MARK_PATH = "M12 3a9 9 0 0 1 7.8 13.5M12 1.9a1.1 1.1 0 1 1 0 2.2a1.1 1.1 0 1 1 0-2.2M19.8 15.4a1.1 1.1 0 1 1 0 2.2a1.1 1.1 0 1 1 0-2.2";

const AnswerSection = ({ kind, children }) => (
  <section class={`answer ${kind}`} part="answer" tabindex="-1" aria-labelledby="answer-title">
    {children}
  </section>
);

const Headline = ({ children }) => (
  <h2 id="answer-title" tabindex="-1" class="headline" part="headline" dir="auto">
    {children}
  </h2>
);

const Welcome = () => (
  <AnswerSection kind="blank">
    <Icon name="mark" path={MARK_PATH} />
    <Headline>{ui.welcome}</Headline>
    <p class="hint">{ui.welcomeHint}</p>
  </AnswerSection>
);

/** What a plan is called. */
const planName = ({ company, job }) => [company, job].find((name) => name?.trim()) ?? fill(ui.plansUnnamed, { number: 1 });

/** The answer: its verdict, what to do for everybody in one sentence, and the particulars of the one who is shown. */
const Answer = ({ scene }) => {
  const { plan, advice, person, draft, held, upcoming, news, who, now, go } = scene;
  const first = person.doFirst.filter((id) => plan.ticks[id] !== true).map((id) => advice.checklist.find((item) => item.id === id).text);
  return (
    <AnswerSection kind={VERDICT_CLASSES[person.verdict]}>
      <p class="on-paper">{planName(plan.shared)}</p>
      <div class="answer-head">
        <Icon name="verdict-icon" path={VERDICT_ICONS[person.verdict]} />
        <div>
          <p class="asked-of" dir="auto">
            {fill(ui.card.asked, who(person.id))}
          </p>
          <p class="verdict">{ui.verdict[person.verdict]}</p>
        </div>
        {(held || upcoming.length > 0) && <span class="so-far">{ui.card.soFar}</span>}
      </div>
      <Headline>{advice.headline}</Headline>
      <div class="particulars">
        {person.window && (
          <p class="moment-line" part="moment">
            {when(person, now)}
          </p>
        )}
        {first.length > 0 && <p class="first">{first.length > 1 ? fill(ui.firstMore, { item: first[0], number: first.length - 1 }) : fill(ui.firstOne, { item: first[0] })}</p>}
        {!person.withNote && <p class="hint">{ui.noNote}</p>}
        <div class="row records">
          {news.likely.length > 0 && <Record kind="button primary" happened={news.likely[0]} scene={scene} />}
          {draft && <Button onClick={() => go("message")}>{ui.place.write}</Button>}
        </div>
      </div>
    </AnswerSection>
  );
};

// --- the message ---

/** The facts that a draft may lack, with whether they are a person's. */
const DRAFT_FACTS = { name: true, topic: true, line: true, job: false, company: false, you: false };
const LONGEST_LINK = 1900;
const LINE = 46;
const COPY = { linkedinNote: ui.copyNote, linkedinMessage: ui.copyMessage, email: ui.copyEmail };

/** Enough lines that the text need not scroll. */
const rowsOf = (text) => Math.min(18, Math.max(4, text.split("\n").reduce((rows, line) => rows + Math.floor(line.length / LINE) + 1, 0)));

/** The drafts that speak of a talk: they read well without its topic, the job or a line of the user's own, and better with them. */
const OF_THE_TALK = ["note", "thankYouEmail", "thankYouVia", "thankYouMessage", "rejectionThanks"];

/** What is missing in the text, asked for as fields. */
const MissingFacts = ({ scene: { plan, advice, draft, person, facts, tell } }) => {
  const spotOf = (field) => ({ field, person: DRAFT_FACTS[field] ? person.id : null });
  const isMissing = (field) => {
    if (!["topic", "line", "job"].includes(field)) return draft.placeholders.some(({ name }) => name === field);
    if (field === "line" && draft.kind === "note") return false;
    return OF_THE_TALK.includes(draft.kind) && advice.stage !== "before" && answerOf(plan, spotOf(field)) === "";
  };
  const fields = Object.keys(DRAFT_FACTS).filter((field) => facts.includes(field) || isMissing(field));
  if (fields.length === 0) return null;
  return (
    <div class="facts" role="group" aria-labelledby="facts-title">
      <p class="legend" id="facts-title">
        {ui.facts}
      </p>
      <div class="fields">
        {fields.map((field) => {
          const spot = spotOf(field);
          const { ask: question, hint } = words.questions[field];
          const id = `fact-${field}`;
          return (
            <div key={field} class="field">
              <label for={id}>{field === "name" ? ui.theirName : question}</label>
              <Words id={id} value={answerOf(plan, spot)} described={hint && `${id}-hint`} onInput={(event) => tell(spot, event.target.value)} />
              {hint && (
                <p class="hint" id={`${id}-hint`}>
                  {hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

/** How much room is taken, and how much there is. */
const Count = ({ length, limit }) => (
  <span id="draft-count" class={limit && length > limit ? "count over" : "count"}>
    {limit ? fill(ui.countOf, { number: length, most: limit }) : fill(ui.count, { number: length })}
  </span>
);

/** The same as a bar, for the eye alone. */
const Room = ({ length, limit }) => limit && <progress class={length > limit ? "room over" : "room"} aria-hidden="true" max={limit} value={Math.min(length, limit)} />;

const TONES = { warm: ui.toneWarm, neutral: ui.toneNeutral, formal: ui.toneFormal };

const Message = ({ scene }) => {
  const { person, draft, wanted, tone, who, account, onWant, onTone } = scene;
  const [edited, setEdited] = useState({});
  const [copied, setCopied] = useState(null);
  const suited = person.drafts.map(({ kind }) => kind);
  const want = (name) => {
    setCopied(null);
    onWant(name);
  };
  const choose = (name) => (
    <Button key={name} aria-pressed={name === wanted} onClick={() => want(name)}>
      {ui.kind[name]}
    </Button>
  );
  const key = `${wanted}-${person.id}`;
  const { text: own, from } = edited[key] ?? {};
  const edit = (text) => setEdited({ ...edited, [key]: text === undefined || text === draft.body ? undefined : { text, from: from ?? draft.body } });
  const text = own ?? draft?.body;
  const copy = (what, content) => navigator.clipboard.writeText(content).then(() => setCopied(what));
  const Copied = ({ what }) => copied === what && <p class="said">{ui.copied}</p>;
  const address = () => `mailto:?subject=${encodeURIComponent(draft.subject ?? "")}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  const hasGaps = draft && own === undefined && draft.placeholders.length > 0;
  const isOutdated = own !== undefined && from !== draft.body;
  return (
    <Section name="message" title={draft ? fill(ui.title[wanted], who(person.id)) : ui.drafts}>
      {draft ? (
        <div class="editor">
          <MissingFacts scene={scene} />
          {draft.subject && (
            <div class="field">
              <label for="subject">{ui.subject}</label>
              <div class="row subject">
                <input type="text" id="subject" dir="auto" readonly value={draft.subject} />
                <Button onClick={() => copy("subject", draft.subject)}>{ui.copySubject}</Button>
              </div>
              <Copied what="subject" />
            </div>
          )}
          <div class="row between">
            <label for="draft">{ui.draftText}</label>
            <Count length={text.length} limit={draft.limit} />
          </div>
          <Room length={text.length} limit={draft.limit} />
          <textarea key={key} id="draft" rows={rowsOf(text)} dir="auto" spellcheck maxlength={LONGEST_DRAFT} aria-describedby={hasGaps ? "draft-count draft-gaps" : "draft-count"} part="draft" value={text} onInput={(event) => edit(event.target.value)} />
          {hasGaps && (
            <p class="hint" id="draft-gaps">
              {ui.gaps}
            </p>
          )}
          {own !== undefined && (
            <div class={isOutdated ? "asked" : "edited"}>
              <p>{isOutdated ? ui.draftOutdated : ui.draftEdited}</p>
              <div class="row wrap">
                <Button kind={isOutdated ? "button" : "button quiet"} onClick={() => edit(undefined)}>
                  {ui.draftRenew}
                </Button>
                {isOutdated && <Button onClick={() => setEdited({ ...edited, [key]: { text: own, from: draft.body } })}>{ui.draftKeep}</Button>}
              </div>
            </div>
          )}
          <fieldset class="field tone">
            <legend>{ui.tone}</legend>
            <div class="choices">
              {Object.entries(TONES).map(([name, label]) => (
                <Pill key={name} group="tone" value={name} label={label} checked={tone === name} onChoose={() => onTone(name)} />
              ))}
            </div>
          </fieldset>
          <div class="row wrap">
            <Button kind="button primary" id="copy-draft" onClick={() => copy(wanted, text)}>
              {COPY[draft.channel]}
            </Button>
            {draft.channel === "email" &&
              (address().length > LONGEST_LINK ? (
                <p class="hint">{ui.mailTooLong}</p>
              ) : (
                <a class="button" part="button" href={address()}>
                  {ui.mail}
                </a>
              ))}
          </div>
          <Copied what={wanted} />
        </div>
      ) : (
        <p class="hint">{ui.draftsNone}</p>
      )}
      {wanted === "note" && account}
      <div class="others">
        {suited.length > 1 && (
          <div class="row wrap" role="group" aria-label={ui.draftsSuited}>
            {Object.keys(ui.kind)
              .filter((name) => suited.includes(name))
              .map(choose)}
          </div>
        )}
        <Fold title={ui.draftsOther}>
          {() => (
            <div class="row wrap">
              {Object.keys(ui.kind)
                .filter((name) => !suited.includes(name))
                .map(choose)}
            </div>
          )}
        </Fold>
      </div>
    </Section>
  );
};

// --- the checklist ---

const PHASES_DUE = { before: ["before"], between: ["before", "after"], after: ["after"] };

const Due = ({ item, now }) => {
  const { due, priority } = item;
  if (!due) return priority === "could" && <p class="due">{ui.optional}</p>;
  const isSoon = priority === "must" && due >= now && minutes(due) - minutes(now) < 1440;
  const text = due === now ? ui.dueNow : due < now ? fill(ui.duePast, { moment: momentInWords(due, now) }) : fill(ui.due, { moment: momentInWords(due, now), relative: relative(due, now) });
  return <p class={isSoon ? "due soon" : "due"}>{text}</p>;
};

const isDone = (plan, item) => plan.ticks[item.id] ?? item.done;

/** How many items are due within a day, or late. */
const dueNow = ({ plan, advice, now }) => advice.checklist.filter((item) => !isDone(plan, item) && item.priority === "must" && item.due && minutes(item.due) - minutes(now) < 1440).length;

/** What is not done yet, for everyone, as a text to take along. */
const leftToDo = ({ plan, advice, now }) =>
  advice.checklist
    .filter((item) => !isDone(plan, item))
    .map(({ text, due }) => (due && due >= now ? fill(ui.leftBy, { item: text, moment: momentInWords(due, now) }) : fill(ui.left, { item: text })))
    .join("\n");

const Checklist = ({ scene, scene: { plan, advice, person, several, now, tick, clear } }) => {
  const [everyone, setEveryone] = useState(false);
  const [copied, setCopied] = useState(false);
  const items = advice.checklist.filter((item) => everyone || item.person === null || item.person === person.id);
  const done = items.filter((item) => isDone(plan, item)).length;
  const visible = items.filter(({ id }) => !plan.cleared.includes(id));
  const cleared = items.length - visible.length;
  const due = PHASES_DUE[advice.stage] ?? ["after", "later"];
  const copy = () => navigator.clipboard.writeText(leftToDo(scene)).then(() => setCopied(true));
  const clearDone = () => clear(advice.checklist.filter((item) => isDone(plan, item)).map(({ id }) => id));
  return (
    <Section name="todo" title={ui.checklist}>
      <div class="progress">
        <progress max={items.length} value={done} aria-hidden="true" />
        <p>{fill(ui.progress, { done, all: items.length })}</p>
      </div>
      {["before", "after", "later"].map((phase) => {
        const listed = visible.filter((item) => item.phase === phase);
        if (listed.length === 0) return null;
        return (
          <Fold key={phase} title={fill(ui.phase[phase], { number: listed.length })} habit={due.includes(phase)}>
            {() => (
              <ul class="items">
                {listed.map((item) => (
                  <li key={item.id} class={isDone(plan, item) ? "item done" : "item"} part="item">
                    <input type="checkbox" id={`item-${item.id}`} checked={isDone(plan, item)} onChange={(event) => tick(item, event.target.checked)} />
                    <div class="what">
                      <label for={`item-${item.id}`} dir="auto">
                        {item.text}
                      </label>
                      {!isDone(plan, item) && <Due item={item} now={now} />}
                      <Fold title={ui.whyItem}>
                        {() => (
                          <>
                            <p>{item.why}</p>
                            <Sources cites={item.cites} />
                          </>
                        )}
                      </Fold>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Fold>
        );
      })}
      <div>
        <div class="row wrap">
          <Button onClick={copy}>{ui.copyLeft}</Button>
          {done > cleared && <Quiet onClick={clearDone}>{ui.clearDone}</Quiet>}
          {cleared > 0 && <Quiet onClick={() => clear([])}>{fill(ui.showCleared, { number: cleared })}</Quiet>}
          {several && (
            <Quiet aria-pressed={everyone} onClick={() => setEveryone(!everyone)}>
              {everyone ? ui.itemsOfOne : ui.itemsOfAll}
            </Quiet>
          )}
        </div>
        {copied && <p class="said">{ui.copied}</p>}
      </div>
    </Section>
  );
};

// --- the timeline ---

const EVENT_CLASSES = { now: "now", interview: "interview", thankYou: "thanks", window: "window", followUp: "follow-up", checkIn: "check-in", decision: "decision" };
const SHORT = { thankYou: ui.short.thanks };
/** The mark on the upright rail, and the dot in the picture: a shape for each kind. */
const MARKS = { window: "M6 7.5a6 6 0 0 1 12 0v9a6 6 0 0 1-12 0z", decision: "M12 1.5L22.5 12 12 22.5 1.5 12z", now: "M1.5 12L12 3v18zM12 10.5h10.5v3H12z", interview: "M2.25 12a9.75 9.75 0 1 0 19.5 0 9.75 9.75 0 1 0-19.5 0z" };
const MARK = "M5.25 12a6.75 6.75 0 1 0 13.5 0 6.75 6.75 0 1 0-13.5 0z";
const DOTS = { now: "M0-14v28", decision: "M-8 0l8-8 8 8-8 8z" };
const DOT = "M-7 0a7 7 0 1 0 14 0 7 7 0 1 0-14 0z";
const WIDTH = 720;
const MARGIN = 56;
const MOST_POINTS = 9;

const midnight = (text) => (text.length === 10 ? `${text}T00:00` : text);

const happens = ({ at, from, to, kind }, now) => {
  if (kind === "now") return timeSaid(at, timeForm());
  if (at?.length === 10) return fill(ui.said, { moment: dayInWords(at, now), relative: relativeDay(at, now) });
  if (at) return fill(ui.said, { moment: momentInWords(at, now), relative: relative(at, now) });
  return to ? fill(ui.fromTo, { from: momentInWords(from, now), to: momentInWords(to, now) }) : fill(ui.from, { from: momentInWords(from, now) });
};

/** Where the points stand: the longer the time between two, the further apart, but less and less so. */
const placesOf = (points) => {
  const gaps = points.slice(1).map((point, index) => 4 + Math.floor(Math.log2(2 * Math.max(0.5, Math.floor((minutes(point) - minutes(points[index])) / 60)))));
  const all = gaps.reduce((sum, gap) => sum + gap, 0);
  let run = 0;
  return [MARGIN, ...gaps.map((gap) => MARGIN + Math.trunc(((WIDTH - 2 * MARGIN) * (run += gap)) / Math.max(1, all)))];
};

const Picture = ({ events }) => {
  const starts = (event) => midnight(event.at ?? event.from);
  const points = [...new Set(events.flatMap((event) => [starts(event), event.to]).filter(Boolean))].sort();
  if (points.length < 2 || points.length > MOST_POINTS) return null;
  const places = placesOf(points);
  const end = WIDTH - Math.trunc(MARGIN / 3);
  return (
    <svg class="picture" part="timeline" viewBox="0 -66 720 132" aria-hidden="true">
      <path class="axis" d={`M${WIDTH - end} 0H${end}`} />
      {events.map((event, index) => event.from && <path key={index} class="span" d={`M${places[points.indexOf(event.from)]} 0H${event.to ? places[points.indexOf(event.to)] : end}`} />)}
      {points.map((point, place) => {
        const here = events.filter((event) => starts(event) === point);
        const [first] = here;
        const titles = [...new Set(here.map(({ kind }) => SHORT[kind] ?? ui.short[kind]))];
        const date = dayOfMonthSaid(point, timeForm());
        const isNow = here.some(({ kind }) => kind === "now");
        return (
          <g key={point} transform={`translate(${places[place]} 0)`}>
            <text class={isNow ? "title now" : "title"} y={place % 2 ? "30" : "-34"}>
              {titles.length > 0 ? titles.join(ui.short.together) : ui.short.until}
            </text>
            <text class="date" y={place % 2 ? "46" : "-18"}>
              {first?.at?.length === 10 ? date : `${date} ${timeSaid(point, timeForm())}`}
            </text>
            {first && <path class={`dot ${EVENT_CLASSES[first.kind]}`} d={DOTS[first.kind] ?? DOT} />}
          </g>
        );
      })}
    </svg>
  );
};

const Timeline = ({ scene: { advice, person, several, now } }) => {
  const [everyone, setEveryone] = useState(false);
  const events = advice.timeline.filter((event) => everyone || event.person === null || event.person === person.id);
  const isPast = ({ at, from, to }) => midnight(at ?? from) <= now && (at || (to && to < now));
  return (
    <Section name="when" title={ui.timeline}>
      <Picture events={events} />
      <ol class="moments">
        {events.map((event, index) => (
          <li key={index} class={`happening ${EVENT_CLASSES[event.kind]}${isPast(event) ? " past" : ""}${index + 1 === events.length ? " last" : ""}`}>
            <span class="mark" aria-hidden="true">
              <Drawn name="shape" path={MARKS[event.kind] ?? MARK} />
            </span>
            <span class="label" dir="auto">
              {event.label}
            </span>
            <span class="when">{capitalised(happens(event, now))}</span>
          </li>
        ))}
      </ol>
      <div class="row wrap">
        {several && (
          <Quiet aria-pressed={everyone} onClick={() => setEveryone(!everyone)}>
            {everyone ? ui.momentsOfOne : ui.momentsOfAll}
          </Quiet>
        )}
      </div>
    </Section>
  );
};

// --- the reasons ---

const fact = (id) => {
  const { figures } = FACTS.find((known) => known.id === id);
  return fill(words.facts.linkedin[id.split(".")[1]].text, Object.fromEntries(figures.map((figure) => figure.split("="))));
};

/** Who says so. */
const sourceOf = (cite) => {
  const [of] = cite.split(".");
  return ui.source[of] ?? words.guides[of].short;
};

/** What they say. */
const cited = (cite) => {
  const [of, key] = cite.split(".");
  if (of === "linkedin") return fact(cite);
  return of === "house" ? words.house.house[key] : words.statements[of][key];
};

const Sources = ({ cites }) => (
  <ul class="sources">
    {cites.map((cite) => (
      <li key={cite}>
        <strong>{lead(sourceOf(cite))}</strong>
        {cited(cite)}
      </li>
    ))}
  </ul>
);

const MOST_TURNING = 4;

const Turning = ({ scene: { person, who, suppose } }) => {
  const rows = person.turningPoints.flatMap(({ field, value, verdict }) => {
    const spot = { field, person: PERSONAL.some((question) => question.field === field) ? person.id : null };
    const supposed = wordsOf(questionOf(spot)).if?.[{ true: "yes", false: "no" }[value] ?? value];
    if (!supposed) return [];
    const fact = fill(supposed, who(person.id));
    return (
      <li key={`${field}-${value}`}>
        <Button onClick={() => suppose(spot, value, fact)}>
          {fill(ui.suppose, { fact })}
          <span class="leads">{fill(ui.leadsTo, { verdict: ui.verdict[verdict] })}</span>
        </Button>
      </li>
    );
  });
  const more = rows.slice(MOST_TURNING);
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{ui.turning}</h3>
      <ul class="turning">{rows.slice(0, MOST_TURNING)}</ul>
      {more.length > 0 && <Fold title={fill(ui.turningMore, { number: more.length })}>{() => <ul class="turning">{more}</ul>}</Fold>}
    </div>
  );
};

const Why = ({ scene }) => {
  const { advice, person, who, field, isShown } = scene;
  const posture = shared("posture");
  return (
    <Section name="why" title={fill(ui.why, who(person.id))}>
      <div class="reasons-all">
        <ul class="reasons">
          {person.reasons.map((reason, index) => (
            <li key={index}>
              <p>{reason.text}</p>
              <Fold title={ui.saysSo}>{() => <Sources cites={reason.cites} />}</Fold>
            </li>
          ))}
        </ul>
        <p class="hint">{fill(ui.rule, { rule: person.rule })}</p>
      </div>
      <h3>{ui.stances}</h3>
      <ul class="stances">
        {person.stances.map(({ guide, stance, text, cites }) => (
          <li key={guide} class={`stance ${stance}`} part="stance">
            <p class="guide">
              <strong>{words.guides[guide].short}</strong>
              <span class="tag">{ui.stance[stance]}</span>
            </p>
            <p>{text}</p>
            <Fold title={ui.worth}>
              {() => (
                <>
                  <p>{words.guides[guide].name}</p>
                  <p class="hint">{words.guides[guide].standing}</p>
                  {cites.length > 0 && <Sources cites={cites} />}
                </>
              )}
            </Fold>
          </li>
        ))}
      </ul>
      <Turning scene={scene} />
      {!isShown(posture) && field(posture)}
      <Fold title={fill(ui.cautions, { number: advice.cautions.length })}>
        {() => (
          <ul class="reasons">
            {advice.cautions.map(({ id, text, cites }) => (
              <li key={id}>
                <p>{text}</p>
                <Sources cites={cites} />
              </li>
            ))}
          </ul>
        )}
      </Fold>
      <Fold title={ui.guides}>{() => <Guides />}</Fold>
      <Fold title={ui.disagreements}>{() => <Disagreements />}</Fold>
    </Section>
  );
};

const Guides = () => (
  <>
    {GUIDES.map((guide) => (
      <>
        <h4>{words.guides[guide].name}</h4>
        <p class="hint">{words.guides[guide].standing}</p>
        <ul>
          {Object.values(words.statements[guide]).map((statement) => (
            <li>{statement}</li>
          ))}
        </ul>
      </>
    ))}
    <h4>{ui.source.house}</h4>
    <ul>
      {Object.values(words.house.house).map((convention) => (
        <li>{convention}</li>
      ))}
    </ul>
    <h4>{ui.source.linkedin}</h4>
    <ul>
      {FACTS.map(({ id, checked }) => (
        <li>{`${fact(id)} ${words.facts.linkedin[id.split(".")[1]].standing} ${fill(ui.checked, { date: checked })}`}</li>
      ))}
    </ul>
  </>
);

/** The questions on which the guides disagree, who holds which position, and what we do. */
const Disagreements = () =>
  Object.entries(words.disagreements).map(([id, { question, product, positions }]) => (
    <>
      <h4>{question}</h4>
      <ul>
        {DISAGREEMENTS.filter((row) => row.id === id).map(({ position, cites }) => (
          <li>
            <strong>{lead(listed([...new Set(cites.map(sourceOf))]))}</strong>
            {positions[position]}
          </li>
        ))}
      </ul>
      <p class="hint">{product}</p>
    </>
  ));

/** The foot of the page: where what is entered is kept, in one line that opens to the settings. */
const Footer = () => (
  <footer class="foot" tabindex="-1">
    <Fold title={ui.place.notKept}>
      {() => (
        <>
          <p>{ui.keepNotAsked}</p>
          <p>{ui.disclaimer}</p>
        </>
      )}
    </Fold>
  </footer>
);

/** What was just done, with a way back. */
const Done = ({ done: { text, change }, onUndo, onDismiss }) => (
  <div class="done" part="done" role="group" aria-label={ui.done}>
    <p dir="auto">{text}</p>
    {change && (
      <Quiet id="undo" onClick={onUndo}>
        {ui.undo}
      </Quiet>
    )}
    <IconButton icon="cross" path="M6 6l12 12M18 6L6 18" label={ui.dismiss} onClick={onDismiss} />
  </div>
);

// --- the places ---

/** The places of the page, each with its words, its icon and the heading that it begins with. */
const PLACES = {
  answer: { words: ui.place.answer, icon: "idea", path: "M9.5 18h5M10.5 21h3M8.5 14.5a5.5 5.5 0 1 1 7 0c-.7.6-1 1-1 2h-5c0-1-.3-1.4-1-2z", title: "answer-title" },
  plan: { words: ui.place.plan, icon: "tick", path: TICK, title: "todo-title" },
  message: { words: ui.place.message, icon: "letter", path: "M4 5h16v11H9l-5 4z", title: "message-title" },
  why: { words: ui.place.why, icon: "question-mark", path: "M12 3a9 9 0 1 0 .01 0zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M12 16.5v.4", title: "why-title" },
};

/** A place of the page. One that is not shown is hidden, but not from the browser's search, which opens it. */
const Panel = ({ name, open, onFound, children }) => (
  <div class={`panel ${name}`} hidden={open ? undefined : "until-found"} onBeforeMatch={onFound}>
    {children}
  </div>
);

/** The ways to the places. */
const Places = ({ place: here, due, onGo }) => (
  <nav class="places" aria-label={ui.place.all}>
    {Object.entries(PLACES).map(([place, { words, icon, path }]) => (
      <Button key={place} kind="place" aria-pressed={place === here} onClick={() => onGo(place)}>
        <Icon name={icon} path={path} />
        <span>{words}</span>
        {place === "plan" && due > 0 && <span class="due-count">{due}</span>}
      </Button>
    ))}
  </nav>
);

// --- the widget ---

/** The latest result of a function, for as long as it is given the same. */
const latest = (make) => {
  let given = [];
  let made;
  return (...now) => {
    if (now.length !== given.length || now.some((one, place) => one !== given[place])) [given, made] = [now, make(...now)];
    return made;
  };
};

/** The engine's advice on a plan, with what it was asked and what to call everyone. */
const advisor = () =>
  latest((shared, people, now) => {
    const situation = { ...told(shared), timeForm: timeForm(), now, interviewers: people.map(told) };
    return { situation, advice: advise(situation), names: namesOf(situation) };
  });

const begin = ({ shared, people }) => ({
  plan: { shared, people, chosen: people[0].id, passed: [], ticks: {}, cleared: [] },
  place: "answer",
  atHand: [],
  back: [],
  kept: [],
  isMoreOpen: false,
  isNewsOpen: false,
  draftKind: null,
  facts: [],
  tones: {},
  supposing: null,
  done: null,
});

const Widget = ({ given, root }) => {
  const [state, setState] = useState(() => begin(given));
  const adviseOn = useMemo(advisor, []);
  const wantsFocus = useRef(null);
  const isPasting = useRef(false);
  const now = localNow();
  const { plan, place, atHand, back, kept, isMoreOpen, isNewsOpen, draftKind, facts, tones, supposing, done } = state;
  const { situation, advice, names } = adviseOn(plan.shared, plan.people, now);
  const { next: upcoming, left, more, held } = questionsOf(state, advice, now);
  const person = advice.people.find(({ id }) => id === plan.chosen) ?? advice.people[0];
  const wanted = draftKind ?? person.drafts[0]?.kind;
  const tone = tones[`${wanted}-${person.id}`] ?? "neutral";
  const draft = useMemo(() => wanted && compose(situation, person.id, wanted, tone), [situation, person.id, wanted, tone]);
  const card = atHand.length > 0 ? atHand : upcoming;

  useLayoutEffect(() => {
    const element = wantsFocus.current && root.getElementById(wantsFocus.current);
    wantsFocus.current = null;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  });

  const focus = (id) => (wantsFocus.current = id);
  const put = (changes) => setState({ ...state, ...changes });
  const who = (id) => names[plan.people.findIndex((each) => each.id === id)];

  /** A question that was next stays where it is until the user goes on to another. */
  const answered = (state, spot, value) => {
    let { atHand, kept, plan } = state;
    if (among(upcoming, spot)) [atHand, kept] = [upcoming, []];
    else if (among(more, spot)) kept = more;
    plan = setAnswer(plan, spot, value);
    if (isPasting.current && spot.field === "name") plan = splitName(plan, spot.person);
    isPasting.current = false;
    return { ...state, plan, atHand, kept };
  };
  const skipped = (state, spot) => {
    const open = answered(state, spot, "");
    return { ...open, plan: passOver(open.plan, spot) };
  };
  /** What is left without an answer is not asked again by itself. */
  const leaving = (state, card) => {
    let { plan } = state;
    for (const spot of card) if (spot.field === "name") plan = splitName(plan, spot.person);
    for (const spot of card) if (answerOf(plan, spot) === "") plan = passOver(plan, spot);
    focus("ask-title");
    return { ...state, plan, atHand: [], back: [...state.back, card] };
  };
  /** Takes in what has come to belong on the card, or goes on to the next once nothing on it is open. */
  const goingOn = (state) => {
    const { plan, atHand } = state;
    if (atHand.length === 0 || areTicks(atHand) || !atHand.every((spot) => isSettled(plan, spot))) return state;
    const joined = joining(plan, atHand, adviseOn(plan.shared, plan.people, now).advice);
    return joined.length > 0 ? { ...state, atHand: [...atHand, ...joined] } : leaving(state, atHand);
  };

  const answer = (spot, value) => setState(answered(state, spot, value));
  /** A fact that the draft lacked keeps its field while it is being filled in. */
  const tell = (spot, value) => setState({ ...answered(state, spot, value), facts: facts.includes(spot.field) ? facts : [...facts, spot.field] });
  const pick = (spot, value) => setState(goingOn(answered(state, spot, value)));
  const pass = (spot) => setState(goingOn(skipped(state, spot)));
  const next = () => setState(leaving(state, card));
  const isOpen = (state) => (spot) => answerOf(state.plan, spot) === "";
  const skip = () => setState(leaving(card.filter(isOpen(state)).reduce(skipped, state), card));
  const noneOfThese = () => {
    const none = (state, spot) => (NO_TO[spot.field] ? answered(state, spot, NO_TO[spot.field]) : skipped(state, spot));
    setState(leaving(card.filter(isOpen(state)).reduce(none, state), card));
  };
  const goBack = () => {
    focus("ask-title");
    put({ atHand: back.at(-1), back: back.slice(0, -1) });
  };
  const sameAs = (before) => {
    const isEmpty = ([spot]) => answerOf(plan, spot) === "";
    const answers = card.flatMap(({ field }) => plan.people.map(({ id }) => [{ field, person: id }, answerOf(plan, { field, person: before })]));
    setState(leaving({ ...state, plan: setAll(plan, answers.filter(isEmpty)) }, card));
  };

  const go = (place) => {
    focus(PLACES[place].title);
    put({ place });
  };
  const reopen = (spot) => {
    focus("ask-title");
    put({ place: "answer", atHand: [spot] });
  };
  /** What was done to the plan, which can be undone. */
  const doing = (changed, text, more) => put({ ...more, plan: changed, done: { text, change: { before: plan, after: changed } } });
  const undo = () => put({ plan: reverted(plan, done.change), atHand: [], done: { text: ui.doneUndone } });

  const record = (happened, id) => {
    const ticks = { ...plan.ticks };
    delete ticks[happened === "checkedIn" ? "checkIn" : `${happened === "thanked" ? "thankYou" : "request"}:${id}`];
    const changed = setAll({ ...plan, ticks }, recorded(plan, happened, id, now, advice.stage));
    const fact = fill(ui.happened[happened], id === null ? {} : who(id));
    const round = roundOf(plan, id);
    // The new date is asked for; and with its only interview called off, the process may have ended.
    const asked = { moved: round, calledOff: round.person === null ? shared("stage") : round }[happened];
    if (asked) focus("ask-title");
    doing(changed, fill(ui.doneRecorded, { fact }), asked && { place: "answer", atHand: [asked] });
  };
  /** Ticks an item; one that stands for a fact records that fact. */
  const tick = ({ id, person: about, done }, isTicked) => {
    const happened = BY_ITEM[id.split(":")[0]];
    const whose = about ?? person.id;
    if (!happened) put({ plan: { ...plan, ticks: { ...plan.ticks, [id]: isTicked } } });
    else if (isTicked && !done) record(happened, whose);
    else if (!isTicked && done) doing(setAll(plan, unrecorded(plan, happened, whose)), ui.doneUnticked);
  };
  const clear = (cleared) => put({ plan: { ...plan, cleared } });

  const suppose = (spot, value, fact) => {
    focus("stop-supposing");
    const supposed = setAnswer(plan, spot, value);
    const change = { before: supposing?.change.before ?? plan, after: supposed };
    put({ plan: supposed, supposing: { change, fact: supposing ? supposing.fact + words.people.list.and + fact : fact } });
  };
  const keepSupposed = () => put({ supposing: null, done: { text: fill(ui.doneKept, supposing), change: supposing.change } });
  const stopSupposing = () => put({ supposing: null, plan: reverted(plan, supposing.change) });

  const choosing = (plan, id) => ({ plan: { ...plan, chosen: id }, draftKind: null, facts: [] });
  const choose = (id) => put(choosing(plan, id));
  const adding = (plan) => {
    const { people, chosen } = addPerson(plan);
    if (people.length > plan.people.length) focus(`name-${chosen}`);
    return { ...plan, people, chosen };
  };
  const add = () => put({ plan: adding(plan), draftKind: null, facts: [] });
  const nextName = (id) => {
    const split = splitName(plan, id);
    put(answerOf(split, { field: "name", person: id }) === "" ? { plan: split } : { plan: adding(split), draftKind: null, facts: [] });
  };
  const remove = (id) => {
    const from = plan.people.findIndex((each) => each.id === id);
    const people = plan.people.toSpliced(from, 1);
    const beside = (people[from] ?? people.at(-1)).id;
    focus(`name-${beside}`);
    const others = (spots) => spots.filter((spot) => spot.person !== id);
    const changed = { ...plan, people, chosen: plan.chosen === id ? beside : plan.chosen, passed: others(plan.passed) };
    doing(changed, fill(ui.doneRemoved, who(id)), { atHand: others(atHand), back: back.map(others).filter((card) => card.length > 0) });
  };
  const move = (from, by) => {
    const people = plan.people.toSpliced(from, 1).toSpliced(from + by, 0, plan.people[from]);
    const { id } = plan.people[from];
    // A button that can do no more gives the focus to its counterpart.
    if (by < 0 && people[0].id === id) focus(`down-${id}`);
    if (by > 0 && people.at(-1).id === id) focus(`up-${id}`);
    put({ plan: { ...plan, people } });
  };

  const isShown = (spot) => among(card, spot) || (isMoreOpen && among(more, spot));
  const asked = (spot) => ask(questionOf(spot), advice.stage, spot.person === null ? {} : who(spot.person));
  const valueOf = (spot) => ({ value: answerOf(plan, spot), passed: isPassed(plan, spot) && answerOf(plan, spot) === "" });
  const acts = (spot) => ({ onAnswer: (value) => answer(spot, value), onPick: (value) => pick(spot, value), onPass: () => pass(spot) });
  const onPaste = () => (isPasting.current = true);
  const field = (spot, label) => <Field key={nameOf(spot)} id={nameOf(spot)} question={questionOf(spot)} now={now} label={label ?? asked(spot)} helped={label === undefined} {...valueOf(spot)} {...acts(spot)} />;
  const cardField = (spot, heading) => (
    <CardField key={nameOf(spot)} id={nameOf(spot)} question={questionOf(spot)} now={now} stage={advice.stage} heading={heading} onNext={next} onPaste={onPaste} {...valueOf(spot)} {...acts(spot)} />
  );
  /** Questions that make no sense yet are left out, unless they have an answer. */
  const fits = (spot) => {
    if (answerOf(plan, spot) !== "") return true;
    if (spot.field === "nextInterviewAt" || spot.field === "round") return advice.stage === "between";
    if (spot.field === "closedBecause") return advice.stage === "closed";
    return (spot.field !== "requestSentOn" && spot.field !== "followedUp") || personOf(plan, spot.person).request === "pending";
  };

  const begun = isTold(plan);
  const account = <Account limit={plan.shared.noteLimit} onChoose={(limit) => put({ plan: { ...plan, shared: { ...plan.shared, noteLimit: limit } } })} />;
  const scene = {
    ...{ plan, advice, person, draft, wanted, tone, now, begun, several: plan.people.length > 1, supposing },
    ...{ upcoming, left, more, held, atHand, back, kept, isMoreOpen, isNewsOpen, account, news: begun && newsOf(person, { plan, advice, now }) },
    ...{ who, asked, field, cardField, fits, isShown, answer, facts, tell, pick, next, skip, noneOfThese, goBack, sameAs, go, reopen, record, tick, clear },
    ...{ suppose, keepSupposed, stopSupposing, choose, add, nextName, remove, move, onPaste },
    askAgain: () => put({ plan: { ...plan, passed: [] } }),
    onMore: (isMoreOpen) => put({ isMoreOpen }),
    onNews: (isNewsOpen) => put({ isNewsOpen }),
    onWant: (draftKind) => put({ draftKind, facts: [] }),
    onTone: (tone) => put({ tones: { ...tones, [`${wanted}-${person.id}`]: tone } }),
  };
  const doneLine = done && <Done done={done} onUndo={undo} onDismiss={() => put({ done: null })} />;
  if (!begun) {
    return (
      <>
        <div class="frame blank">
          <Panel name="now" open>
            <Welcome />
            <Questions scene={scene} />
          </Panel>
        </div>
        <Footer />
        {doneLine}
      </>
    );
  }
  const at = (name) => ({ open: place === name, onFound: () => put({ place: name }) });
  return (
    <>
      <Strip scene={scene} />
      <div class={`frame at-${place}`}>
        <Panel name="now" {...at("answer")}>
          {scene.several && <Overview scene={scene} />}
          <Answer scene={scene} />
          <Questions scene={scene} />
          <Told scene={scene} />
          <People scene={scene} />
          <Everything scene={scene} />
        </Panel>
        <Panel name="plan" {...at("plan")}>
          <Checklist scene={scene} />
          <Timeline scene={scene} />
        </Panel>
        <Panel name="letter" {...at("message")}>
          <Message scene={scene} />
        </Panel>
        <Panel name="reasoning" {...at("why")}>
          <Why scene={scene} />
        </Panel>
        <Places place={place} due={dueNow(scene)} onGo={go} />
      </div>
      <Footer />
      {doneLine}
    </>
  );
};

/** Shows a situation in place of what is shown. */
export const show = (host, situation = {}) => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  if (root.adoptedStyleSheets.length === 0) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    const frame = document.createElement("div");
    frame.className = "ic";
    root.append(frame);
  }
  const { interviewers = [{}], now: _, ...shared } = situation;
  const people = interviewers.map((person, index) => typed({ id: String(index + 1), ...person }));
  render(null, root.lastChild);
  render(<Widget given={{ shared: typed(shared), people }} root={root} />, root.lastChild);
};

/** The twin as an element, as the product is one. */
class PreactTwin extends HTMLElement {
  connectedCallback() {
    show(this);
    queueMicrotask(() => this.dispatchEvent(new CustomEvent("twin-ready", { bubbles: true, composed: true })));
  }
  set situation(situation) {
    show(this, situation);
  }
}

customElements.define("preact-twin", PreactTwin);
