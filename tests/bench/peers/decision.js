// The engine written by hand in JavaScript: the decision, and all of the advice, from the product's own tables and words.
//
// It has everything that `advise` answers with: stage, verdicts, windows, reasons, stances, checklist, timeline, cautions,
// open questions, turning points, drafts and the headline, and gives the same answers, which the benchmark checks.
// It lacks: checking and cleaning what comes in, the notices on what was resolved, other languages, and the calendar file.
import { CAUTIONS, CHOICES, FACTS, FIELDS, HEADLINE, ITEMS, KINDS, ODDS, REASONS, RULES, SECTIONS, STANCES, SUGGESTIONS } from "tables";
import words from "words";
import { fitPersonal, fitShared } from "./fit.js";

const HOUR = 60;
const DAY = 24 * HOUR;
const STARTS = 9 * HOUR;
const ENDS = 17 * HOUR;
const THREE_WEEKS = 21;
const WEEK = 7;
const CHECK_IN_UNPROMISED = 14;
const MOST_CHECK_INS = 2;
const COMMITTEE = 4;
const LONG_AGO = 60;
const LONG_AFTER_ROUND = 7;
const RECENT_END = 30;
/** An interview that begins from then on is one of "this evening". */
const EVENING = 17 * HOUR;
/** The most days apart at which a weekday's name alone tells which day is meant. */
const MOST_DAYS_APART = 6;
/** From so many days on a weekday that is over is "last Friday". */
const LAST_FROM = 3;
const ENDED = ["offer", "rejected", "closed"];
const GUIDES = ["s0", "s1", "s2", "s3", "s4"];

const figures = (fact) => Object.fromEntries(FACTS.find(({ id }) => id === fact).figures.map((figure) => figure.split("=")));
const { free, paid } = figures("linkedin.noteLimit");
const { quota } = figures("linkedin.noteQuota");
export const NOTE_LIMITS = { free: Number(free), paid: Number(paid) };

// --- the calendar: minutes and days since 1970 ---

const minutesOf = (text) => Date.UTC(text.slice(0, 4), text.slice(5, 7) - 1, text.slice(8, 10), text.slice(11, 13), text.slice(14, 16)) / 60_000;
const dayOf = (text) => Date.UTC(text.slice(0, 4), text.slice(5, 7) - 1, text.slice(8, 10)) / 86_400_000;
const date = (minutes) => Math.floor(minutes / DAY);
const at = (day, minute) => day * DAY + minute;
const weekday = (day) => (day + 3) % 7;
const two = (number) => String(number).padStart(2, "0");
const civil = (day) => {
  const then = new Date(day * 86_400_000);
  return { year: then.getUTCFullYear(), month: then.getUTCMonth(), day: then.getUTCDate() };
};
const dateText = (day) => {
  const { year, month, day: of } = civil(day);
  return `${year}-${two(month + 1)}-${two(of)}`;
};
const clock = (moment) => {
  const minute = moment - at(date(moment), 0);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
const momentText = (moment) => (moment === null ? null : `${dateText(date(moment))}T${clock(moment)}`);

/** The days of each working week, Monday 0. */
const WORKING_WEEKS = { monFri: [0, 1, 2, 3, 4], sunThu: [0, 1, 2, 3, 6] };
const isHoliday = ({ month, day }) => (month === 11 && day === 25) || (month === 0 && day === 1);

/** Somebody's clock and working days. All moments that go in or come out are on the user's own clock. */
class TheirClock {
  constructor(ahead, { workingWeek, daysOff }) {
    this.ahead = ahead;
    this.week = WORKING_WEEKS[workingWeek];
    this.daysOff = daysOff;
  }

  at(day, minute) {
    return at(day, minute) - this.ahead;
  }
  date(moment) {
    return date(moment + this.ahead);
  }
  works(day) {
    return this.week.includes(weekday(day)) && !this.daysOff.includes(day) && !isHoliday(civil(day));
  }
  nextWorkingDay(day) {
    do day += 1;
    while (!this.works(day));
    return day;
  }
  /** The first working moment that is not before this one. */
  workingMoment(moment) {
    const day = this.date(moment);
    const minute = moment - this.at(day, 0);
    return minute <= ENDS && this.works(day) ? this.at(day, Math.max(minute, STARTS)) : this.at(this.nextWorkingDay(day), STARTS);
  }
  worksBetween(from, to) {
    return this.workingMoment(from) <= to;
  }
  /** The last 09:00 of a working day before this moment. */
  morningBefore(moment) {
    let day = this.date(moment);
    while (!this.works(day) || this.at(day, STARTS) >= moment) day -= 1;
    return this.at(day, STARTS);
  }
}

// --- words ---

export const fill = (text, facts) => {
  const { number } = facts;
  // A text may have a form for one and another for many.
  const form = typeof text === "string" ? text : Number(number) === 1 ? text.one : text.other;
  return form.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
};
export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const listed = (names) => (names.length < 2 ? names.join("") : names.slice(0, -1).join(words.people.list.comma) + words.people.list.and + names.at(-1));
const WEEKDAYS = Object.values(words.dates.weekday);
const MONTHS = Object.values(words.dates.month);

/** Which dates a reader writes: the month or the day first, and twelve hours or 24. */
const TIME_FORM = "dayMonth24";
const dayOfMonth = (day, form) => {
  const { month, day: of } = civil(day);
  return fill(form.startsWith("month") ? words.dates.monthFirst.short : words.dates.date.short, { day: of, month: MONTHS[month] });
};
const dayInWords = (day, today, form) => {
  const { year } = civil(day);
  const texts = form.startsWith("month") ? words.dates.monthFirst : words.dates.date;
  return fill(year === civil(today).year ? texts.day : texts.dayAndYear, { weekday: WEEKDAYS[weekday(day)], date: dayOfMonth(day, form), year });
};
const timeInWords = (moment, form) => {
  const [hour, minute] = clock(moment).split(":");
  if (form.endsWith("24")) return `${hour}:${minute}`;
  return fill(hour < 12 ? words.dates.twelveHours.am : words.dates.twelveHours.pm, { hour: ((Number(hour) + 11) % 12) + 1, minute });
};
const momentInWords = (moment, today, form) => fill(words.dates.date.moment, { day: dayInWords(date(moment), today, form), time: timeInWords(moment, form) });
/** A moment or a day of the advice in words, for the page. */
export const said = (text, now, form = TIME_FORM) =>
  text.length === 10 ? dayInWords(dayOf(text), dayOf(now), form) : momentInWords(minutesOf(text), dayOf(now), form);
/** The day of a moment without its weekday, and its time of day. */
export const dayOfMonthSaid = (text, form = TIME_FORM) => dayOfMonth(dayOf(text), form);
export const timeSaid = (text, form = TIME_FORM) => timeInWords(minutesOf(text), form);

/** What to call each interviewer within a sentence and at its start, where namesakes are told apart. */
export const namesOf = ({ interviewers }) =>
  interviewers.map(({ name, role }, index) => {
    if (!known(name)) {
      const who = interviewers.length > 1 ? fill(words.people.unnamedOfSeveral, { number: index + 1 }) : words.people.unnamed;
      return { who, Who: capitalised(who) };
    }
    const namesakes = interviewers.filter((other, place) => place !== index && other.name === name);
    if (namesakes.length === 0) return { who: name, Who: name };
    const alone = known(role) && namesakes.every((other) => other.role !== role);
    const who = fill(words.people.namesake, { who: name, mark: alone ? words.people.role[role] : index + 1 });
    return { who, Who: who };
  });

/** The words of one situation: its day, its form of dates, and its people's names. */
const speakerOf = (situation) => {
  const today = date(situation.now);
  const form = situation.timeForm ?? TIME_FORM;
  return { today, form, names: namesOf(situation), day: (day) => dayInWords(day, today, form), moment: (moment) => momentInWords(moment, today, form) };
};

// --- the situation, as the clock leaves it ---

const known = (value) => value !== undefined && value !== null && value !== "";
const minutesIfKnown = (text) => (known(text) ? minutesOf(text) : null);
const dayIfKnown = (text) => (known(text) ? dayOf(text) : null);

const read = (situation) => {
  const taken = new Set((situation.interviewers ?? []).map(({ id }) => id).filter(known));
  const people = situation.interviewers?.length ? situation.interviewers : [{}];
  return {
    ...situation,
    now: minutesOf(situation.now),
    invitedOn: dayIfKnown(situation.invitedOn),
    interviewAt: minutesIfKnown(situation.interviewAt),
    nextInterviewAt: minutesIfKnown(situation.nextInterviewAt),
    decisionOn: dayIfKnown(situation.decisionOn),
    thankYouSentAt: minutesIfKnown(situation.thankYouSentAt),
    checkInsSentOn: (situation.checkInsSentOn ?? []).map(dayOf),
    daysOff: (situation.daysOff ?? []).map(dayOf),
    workingWeek: situation.workingWeek ?? "monFri",
    clockAhead: situation.clockAhead ?? 0,
    interviewers: people.map((person, index) => {
      let { id } = person;
      if (!known(id)) {
        let number = index + 1;
        while (taken.has(String(number))) number += 1;
        taken.add((id = String(number)));
      }
      return { ...person, id, metAt: minutesIfKnown(person.metAt), thankYouSentAt: minutesIfKnown(person.thankYouSentAt), requestSentOn: dayIfKnown(person.requestSentOn) };
    }),
  };
};

/** The stage used: one that ended as it was given, any other from the rounds, as far as they are known. */
const stageOf = ({ stage, now, interviewAt, nextInterviewAt }, rounds) => {
  if (ENDED.includes(stage)) return stage;
  const held = rounds.some((round) => round <= now);
  const ahead = rounds.some((round) => round > now);
  if (held && ahead) return "between";
  if (held) return stage === "between" && nextInterviewAt === null ? "between" : "after";
  if (!ahead) return known(stage) ? stage : "before";
  if (stage === "between") return interviewAt !== null && rounds.length > 1 ? "before" : "between";
  // A round was held; only its date is unknown.
  return stage === "after" && interviewAt === null ? "between" : "before";
};

/** The facts that all share, contradictions resolved: the clock wins. */
const settingOf = (situation) => {
  const { now, interviewAt, nextInterviewAt } = situation;
  const told = [interviewAt, nextInterviewAt].filter(known);
  const met = situation.interviewers.map(({ metAt }) => metAt).filter(known);
  const all = [...new Set([...told, ...met])].sort((a, b) => a - b);
  const stage = stageOf(situation, all);
  const ended = ENDED.includes(stage);
  const past = (day) => known(day) && at(day, 0) <= now;
  const decisionOn = !ended || past(situation.decisionOn) ? situation.decisionOn : null;
  // Once the process has ended, rounds ahead and those after the decision were called off.
  const counts = (round) => !ended || (round <= now && (decisionOn === null || date(round) <= decisionOn));
  const rounds = all.filter(counts);
  const held = rounds.filter((round) => round <= now);
  const toldHeld = told.filter((round) => counts(round) && round <= now);
  const toldAhead = told.filter((round) => counts(round) && round > now);
  const checkIns = situation.checkInsSentOn.filter(past);
  return {
    now,
    today: date(now),
    stage,
    ended,
    rounds,
    ahead: rounds.slice(held.length),
    latestHeld: held.at(-1) ?? null,
    lastRound: rounds.at(-1) ?? null,
    // Of the rounds told for everyone, the one held and the one ahead: for people with no round of their own.
    toldHeld: toldHeld.length > 0 ? Math.max(...toldHeld) : null,
    toldAhead: toldAhead.length > 0 ? Math.min(...toldAhead) : null,
    meetsNext: interviewAt !== null && interviewAt > now && toldHeld.length === 0 && held.length > 0,
    invitedOn: past(situation.invitedOn) ? situation.invitedOn : null,
    decisionOn,
    thankYouSentAt: situation.thankYouSentAt,
    companyNorm: situation.companyNorm,
    comfort: situation.comfort,
    arrangedBy: situation.arrangedBy,
    posture: situation.posture,
    closedBecause: stage === "closed" ? situation.closedBecause : undefined,
    calendar: situation,
    clock: new TheirClock(situation.clockAhead, situation),
    people: situation.interviewers.length,
    checkIns: checkIns.length,
    lastCheckIn: checkIns.length > 0 ? Math.max(...checkIns) : null,
  };
};

/** One interviewer's case: what the tables' conditions are asked of. */
class Case {
  decision = null;
  withNote = true;
  limitedNotes = false;
  position = 0;

  constructor(setting, who, several) {
    this.setting = setting;
    this.who = who;
    this.several = several;
    this.stage = setting.stage;
    this.companyNorm = setting.companyNorm;
    this.comfort = setting.comfort;
    this.arrangedBy = setting.arrangedBy;
    this.posture = setting.posture;
    this.closedBecause = setting.closedBecause;
    this.role = who.role;
    this.relationship = who.relationship;
    this.rapport = who.rapport;
    this.reach = who.reach;
    this.suggested = who.invitedYou === true;
    this.agreed = who.agreed === true && !this.suggested;
    this.invited = this.suggested || this.agreed;
    this.referred = who.referredYou === true;
    this.active = who.activeOnline === true;
    this.followedUp = who.followedUp === true;
    this.askedBefore = who.request === "declined" && this.suggested;
    this.rejected = setting.stage === "rejected";
    this.before = this.isBefore();
    this.open = !this.before && !setting.ended;
    this.ownRound = this.roundOf(who.metAt);
    this.ownRoundHeld = this.ownRound !== null && this.ownRound <= setting.now ? this.ownRound : null;
    this.contact = who.contact ?? (this.neverMet ? "none" : undefined);
    this.request = this.requestUsed;
    this.clock = known(who.clockAhead) ? new TheirClock(who.clockAhead, setting.calendar) : setting.clock;
    this.requestSentOn = who.requestSentOn !== null && at(who.requestSentOn, 0) <= setting.now ? who.requestSentOn : null;
  }

  isBefore() {
    const { stage, now, meetsNext } = this.setting;
    if (stage !== "between") return stage === "before";
    if (this.who.metAt !== null) return this.who.metAt > now;
    return known(this.who.round) ? this.who.round === "next" : meetsNext;
  }
  /** The round in which the two met, or will; none where it is unknown or was called off. */
  roundOf(metAt) {
    const { rounds, toldAhead, toldHeld } = this.setting;
    if (metAt !== null) return rounds.includes(metAt) ? metAt : null;
    return this.before ? toldAhead : toldHeld;
  }
  /** The two were to meet in a round that was called off. */
  get neverMet() {
    return this.who.metAt !== null && this.ownRound === null && this.relationship !== "known" && !this.referred;
  }
  /** A suggestion after a refusal opens the question again; "rather not", when asked, is a refusal. */
  get requestUsed() {
    const { request, agreed } = this.who;
    if (this.askedBefore) return "none";
    return agreed === false && !this.suggested && (!known(request) || request === "none") ? "declined" : request;
  }
  /** The round by which a request is judged: the person's own while it is ahead, or the latest held. */
  get judgedBy() {
    return this.before ? this.ownRound : this.setting.latestHeld;
  }
  /** The rounds ahead that may cut a window after that one. */
  get laterRounds() {
    const { ahead } = this.setting;
    return this.before && this.ownRound !== null ? ahead.filter((round) => round > this.ownRound) : ahead;
  }
  get thanksDue() {
    const { decisionOn } = this.setting;
    if (this.ownRound === null) return null;
    const due = this.ownRound + DAY;
    return Math.max(decisionOn === null ? due : Math.min(due, at(decisionOn, STARTS)), this.ownRound + HOUR);
  }
  get daysSinceEnd() {
    const { ended, today, decisionOn } = this.setting;
    return ended && decisionOn !== null ? today - decisionOn : null;
  }

  get overdue() {
    return this.requestSentOn !== null && this.setting.today - this.requestSentOn >= THREE_WEEKS;
  }
  get thanked() {
    const counts = (sent) => sent !== null && sent <= this.setting.now && (this.ownRoundHeld === null || sent >= this.ownRoundHeld);
    return counts(this.who.thankYouSentAt) || counts(this.setting.thankYouSentAt);
  }
  get owesThanks() {
    return !this.setting.ended && !this.thanked && this.reach !== "none" && this.contact !== "none";
  }
  get thanksTimely() {
    return this.ownRoundHeld !== null && this.setting.now - this.thanksDue <= WEEK * DAY;
  }
  get committee() {
    return this.setting.people >= COMMITTEE;
  }
  get freshTwoDays() {
    return this.ownRoundHeld !== null && this.setting.now - this.ownRoundHeld <= 2 * DAY;
  }
  get firstDay() {
    return this.setting.latestHeld !== null && this.setting.now - this.setting.latestHeld < DAY;
  }
  get nextUnderDay() {
    const [next] = this.setting.ahead;
    return next !== undefined && next - this.setting.now < DAY;
  }
  get lastDay() {
    return this.judgedBy !== null && this.judgedBy - this.setting.now <= DAY;
  }
  get eve() {
    const left = this.judgedBy === null ? 0 : this.judgedBy - this.setting.now;
    return left >= DAY && left <= 2 * DAY;
  }
  get justInvited() {
    return this.setting.invitedOn !== null && this.setting.today - this.setting.invitedOn <= 3;
  }
  get checkedIn() {
    return this.setting.checkIns >= MOST_CHECK_INS;
  }
  get checkedInOnce() {
    return this.setting.checkIns === 1;
  }
  get checkInDue() {
    const due = checkIn(this.setting);
    return due !== null && due <= this.setting.now;
  }
  get decisionDayKnown() {
    const { decisionOn, rounds } = this.setting;
    return decisionOn !== null && rounds.every((round) => date(round) <= decisionOn);
  }
  get longAgo() {
    return this.daysSinceEnd !== null && this.daysSinceEnd >= LONG_AGO;
  }
  get recentEnd() {
    return this.daysSinceEnd === null || this.daysSinceEnd <= RECENT_END;
  }
  get longAfterRound() {
    return this.ownRoundHeld !== null && this.setting.today - date(this.ownRoundHeld) >= LONG_AFTER_ROUND;
  }
  get topicKnown() {
    return known(this.who.topic);
  }

  get planned() {
    return this.sending || (this.waiting && !this.untilReply);
  }
  get plannedBefore() {
    const { opens = null, until } = this.decision?.window ?? {};
    if (!this.before || !this.planned || opens === null) return false;
    return this.judgedBy === null ? until !== "decision" : opens < this.judgedBy;
  }
  get late() {
    return this.decision?.window?.late === true;
  }
  get moved() {
    return this.decision?.moved === true;
  }
  get sending() {
    return this.decision?.verdict === "send";
  }
  get accepting() {
    return this.decision?.verdict === "accept";
  }
  get following() {
    return this.decision?.verdict === "followUp";
  }
  get waiting() {
    return this.decision?.verdict === "wait";
  }
  get untilReply() {
    return this.decision?.window?.until === "reply";
  }
  get untilDecision() {
    return this.decision?.window?.until === "decision";
  }
  get untilInterview() {
    return this.decision?.window?.until === "interview";
  }
  get movingOn() {
    return this.decision?.verdict === "moveOn";
  }
  get skipping() {
    return this.decision?.verdict === "skip";
  }
  get askFirst() {
    return this.decision?.then === "ASK-FIRST";
  }
  get noNote() {
    return !this.withNote;
  }
}

// --- windows ---

const NONE = { opens: null, closes: null, suggested: null, until: null, late: false };
const placed = (verdict, window, moved = false) => ({ verdict, window: { ...NONE, ...window }, moved });
const waitUntil = (until, opens = null) => placed("wait", { opens, until });
const unknownWindow = (c) => waitUntil(c.before ? "interview" : "time");
const waitOrSend = (now, opens, closes, moved = false) =>
  now < opens ? placed("wait", { opens, closes, until: "time" }, moved) : placed("send", { opens, closes }, moved);
const aDayAfter = (moment, round) => (round === null ? moment : Math.max(moment, round + DAY));
const dayAfter = (round, clock) => {
  const [opens, closes] = [round + DAY, round + 2 * DAY];
  return clock.worksBetween(opens, closes) ? [opens, closes] : [opens, clock.at(clock.nextWorkingDay(clock.date(opens)), ENDS)];
};
/** 09:00 of the day after a day, once it is that for both. */
const morningAfter = (day, clock) => Math.max(at(day + 1, STARTS), clock.at(day + 1, STARTS));

/** The round before another, held or ahead. */
const roundBefore = ({ rounds }, round) => rounds.findLast((other) => other < round) ?? null;

const eveOf = (c, round) => {
  const [early, last] = [round - 2 * DAY, round - DAY];
  return beforeRound(c, round, c.clock.worksBetween(early, last) ? early : c.clock.morningBefore(early));
};
/** A window that ends 24 hours before a round; null once that has passed. */
const beforeRound = (c, round, opens) => {
  const { now } = c.setting;
  const closes = round - DAY;
  const earlier = roundBefore(c.setting, round);
  if (earlier !== null && earlier > now && earlier + DAY > closes) return eveOf(c, earlier);
  const from = aDayAfter(opens, earlier);
  return from > closes || now > closes ? null : waitOrSend(now, from, closes);
};

/** What has to be left of a window that a later round cuts. */
const holdsWorkingMoment = (c, opens, closes) => c.clock.worksBetween(opens, closes);
const holdsAnything = (c, opens, closes) => opens <= closes;

/** A window after a round, which the rounds after that one cut, or move behind themselves, in turn. */
const aroundLater = (c, [opens, closes], [next = null, ...later], enough, moved = false) => {
  const { now } = c.setting;
  const last = next === null ? null : next - DAY;
  const end = last === null ? closes : Math.min(closes, last);
  if (next !== null && (now > last || (end < closes && !enough(c, opens, end)))) return movedBehind(c, next, later, enough);
  if (now > end) return placed("send", { opens, closes: last, late: true }, moved);
  return waitOrSend(now, opens, end, moved || end < closes);
};
const movedBehind = (c, round, later, enough) => aroundLater(c, dayAfter(round, c.clock), later, enough, true);
const afterRound = (c) => aroundLater(c, dayAfter(c.judgedBy, c.clock), c.laterRounds, holdsWorkingMoment);

const untilDecision = ({ setting, clock }) => {
  const { decisionOn, today, lastRound } = setting;
  return waitUntil("decision", decisionOn === null || decisionOn < today ? null : aDayAfter(morningAfter(decisionOn, clock), lastRound));
};

/** Each timing that a rule may lead to; null where its time has passed, and the rules below decide. */
const TIMINGS = {
  "FROM-NOW": (c) => placed("send", { opens: c.setting.now }),
  "AWAIT-REPLY": (c) => {
    const closes = c.requestSentOn === null ? null : at(c.requestSentOn + THREE_WEEKS, 0);
    return placed("wait", { closes: closes !== null && closes > c.setting.now ? closes : null, until: "reply" });
  },
  "DAY-AFTER": (c) => (c.judgedBy === null ? unknownWindow(c) : afterRound(c)),
  EVE: (c) => (c.judgedBy === null ? unknownWindow(c) : eveOf(c, c.judgedBy)),
  "SINCE-INVITED": (c) => {
    const { invitedOn, now } = c.setting;
    return c.judgedBy === null ? unknownWindow(c) : beforeRound(c, c.judgedBy, invitedOn === null ? now : at(invitedOn, 0));
  },
  "UNTIL-INTERVIEW": (c) => placed("send", { opens: c.setting.now, closes: c.judgedBy }),
  "UNTIL-EVE": (c) => {
    const { now } = c.setting;
    if (c.judgedBy === null) return unknownWindow(c);
    return now <= c.judgedBy - DAY ? placed("send", { opens: now, closes: c.judgedBy - DAY }) : afterRound(c);
  },
  "SINCE-INTERVIEW": (c) => {
    const { now } = c.setting;
    const [next = null, ...later] = c.laterRounds;
    if (c.judgedBy !== null) return aroundLater(c, [c.judgedBy, dayAfter(c.judgedBy, c.clock)[1]], c.laterRounds, holdsAnything);
    if (next !== null && now > next - DAY) return movedBehind(c, next, later, holdsAnything);
    return placed("send", { opens: now, closes: next === null ? null : next - DAY }, next !== null);
  },
  "AFTER-INTERVIEW": () => waitUntil("interview"),
  DECISION: untilDecision,
  "ASK-FIRST": untilDecision,
  AFTERMATH: ({ setting, clock }) => {
    const { now, latestHeld, decisionOn } = setting;
    if (decisionOn === null) return waitOrSend(now, aDayAfter(now, latestHeld), null);
    const end = clock.at(decisionOn + WEEK, ENDS);
    const closes = now <= end ? end : null;
    const answer = waitOrSend(now, aDayAfter(morningAfter(decisionOn, clock), latestHeld), closes);
    answer.window.late = closes === null;
    return answer;
  },
};

/** The first working moment in a window that is not before now, unless a round ahead is too near. */
const suggestedIn = ({ until, opens, closes }, { clock, setting: { now, ahead } }) => {
  if (until === "reply" || opens === null) return null;
  const moment = clock.workingMoment(Math.max(opens, now));
  const tooNear = ahead.some((round) => moment > round - DAY && moment <= round);
  return (closes === null || moment <= closes) && !tooNear ? moment : null;
};

const decide = (c) => {
  for (const row of RULES) {
    if (!row.when(c)) continue;
    const timing = TIMINGS[row.then];
    if (!timing) return { rule: row.rule, then: row.then, verdict: row.then, window: null, moved: false };
    const answer = timing(c);
    if (answer) {
      answer.window.suggested = suggestedIn(answer.window, c);
      return { rule: row.rule, then: row.then, ...answer };
    }
  }
  return { rule: "", then: "", verdict: "wait", window: NONE, moved: false };
};

const ROLES = { hiringManager: 0, executive: 1, teamMember: 1, other: 2, recruiter: 3, coordinator: 4 };
const CONTACTS = { substantial: 0, brief: 2, none: 3 };
const RAPPORTS = { good: 0, mixed: 2, poor: 3 };

const casesOf = (situation, setting) => {
  const several = situation.interviewers.length > 1;
  const cases = situation.interviewers.map((who, position) => {
    const c = new Case(setting, who, several);
    c.position = position;
    c.decision = decide(c);
    return c;
  });
  if (known(situation.notesLeft)) {
    const weight = ({ role, contact, rapport }) => (ROLES[role] ?? 2) * 100 + (CONTACTS[contact] ?? 1) * 10 + (RAPPORTS[rapport] ?? 1);
    const ranked = cases.filter((c) => c.planned).sort((a, b) => weight(a) - weight(b));
    ranked.forEach((c, place) => (c.withNote = place < situation.notesLeft));
    for (const c of cases) c.limitedNotes = ranked.length > situation.notesLeft;
  }
  return cases;
};

/** The facts of the first interviewer's case by name, for engines that cannot work them out; an unknown answer is "unknown". */
export const factsOf = (situation, names) => {
  const read_ = read(situation);
  const c = new Case(settingOf(read_), read_.interviewers[0], false);
  c.decision = decide(c);
  const passed = (timing) => c.before && TIMINGS[timing](c) === null;
  const facts = Object.fromEntries(names.map((name) => [name, c[name] ?? "unknown"]));
  return { ...facts, rule: c.decision.rule, evePassed: passed("EVE"), invitationPassed: passed("SINCE-INVITED") };
};

// --- the checklist ---

/** When to ask where things stand; null where there is nothing to ask any more. */
const checkIn = ({ ended, clock, checkIns, lastCheckIn, decisionOn, lastRound }) => {
  if (ended) return null;
  let day;
  if (checkIns === 0 && decisionOn !== null) day = clock.nextWorkingDay(clock.nextWorkingDay(decisionOn));
  else if (checkIns === 0 && lastRound !== null) day = date(lastRound) + CHECK_IN_UNPROMISED;
  else if (checkIns === 1) day = lastCheckIn + WEEK;
  else return null;
  return clock.workingMoment(clock.at(day, STARTS));
};

/** The round to prepare for: the person's own where it is ahead, or the next one. */
const roundAhead = (c) => (c.before ? c.ownRound : null) ?? c.setting.ahead[0] ?? null;

const DUE = {
  eve: (c) => (roundAhead(c) === null ? null : roundAhead(c) - DAY),
  round: roundAhead,
  thanks: (c) => c.thanksDue,
  suggested: ({ decision: { window } }) => window && (window.suggested ?? window.opens),
  closes: ({ decision: { window } }) => window && (window.closes ?? window.suggested),
  checkIn: (c) => checkIn(c.setting),
  threeWeeks: (c) => (c.requestSentOn === null ? null : at(c.requestSentOn + THREE_WEEKS, STARTS)),
  week: (c) => (c.setting.decisionOn === null ? null : at(c.setting.decisionOn + WEEK, ENDS)),
};

const checklistOf = (cases, { names }) => {
  const items = new Map();
  for (const row of ITEMS) {
    for (const c of cases) {
      const personal = row.each === "person";
      const id = personal ? `${row.id}:${c.who.id}` : row.id;
      if (items.has(id) || !row.when(c)) continue;
      const facts = names[c.position];
      const item = {
        id,
        text: fill(words.checklist[row.words].text, facts),
        why: fill(words.checklist[row.words].why, facts),
        phase: row.phase,
        due: momentText(DUE[row.due]?.(c) ?? null),
        priority: row.priority,
        cites: row.cites,
        person: personal ? c.who.id : null,
        done: row.done(c),
      };
      items.set(id, { item, first: row.first });
    }
  }
  return [...items.values()];
};

const firstOf = (list, c) => {
  if (!c.planned) return [];
  const early = c.plannedBefore;
  const comes = ({ item, first }) => first && (item.person === null || item.person === c.who.id) && (item.phase === "before" || !early) && !item.done;
  return list.filter(comes).map(({ item }) => item.id);
};

// --- drafts ---

/** Facts without which a draft still makes sense: a run that names an unknown one is left out, and so is a version that needs it. */
const OPTIONAL = ["topic", "line", "job", "role", "company", "day", "decisionDay"];
const ASIDE = OPTIONAL.filter((slot) => slot !== "topic");
/** What a version leaves out in order to fit, step by step; the user's own sentence stays first of all. */
const DROPPED = [[], ["line"], ["line", "job", "role", "company"], ASIDE];
const WITH_LINE = [[], ["job", "role", "company"]];
/** A note that holds fewer characters than this names the whole topic or none. */
const FEWEST_TO_CUT = 80;
/** A full stop is left out after a fact that ends in a mark of its own. */
const ENDS_OF_SENTENCES = [".", "…", "!", "?"];
/** What must not end a shortened topic: marks, and signs that belong to the character after them. */
const LOOSE =
  /[\s,;:\-–—(["“‘/&\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]+$/u;

/** A version taken apart: its runs, of which those at odd places are optional, the facts that it names and those that it needs. */
const takeApart = (version) => {
  const runs = version.split(/[<>]/).map((run) => {
    const pieces = run.split(/\{(\w+)\}/);
    return { pieces, slots: pieces.filter((_, index) => index % 2) };
  });
  const needs = runs.flatMap(({ slots }, place) => (place % 2 ? [] : slots)).filter((slot) => OPTIONAL.includes(slot));
  return { runs, names: new Set(runs.flatMap(({ slots }) => slots)), needs };
};
/** The variants of each section and tone, taken apart when they are first used: the same few are tried again and again. */
const takenApart = new Map();
const variantsOf = (texts) => {
  if (!takenApart.has(texts)) takenApart.set(texts, Object.values(texts).map((versions) => Object.values(versions).map(takeApart)));
  return takenApart.get(texts);
};
/** The versions of a section from the fullest to the barest; people next to each other get different variants. */
const versionsOf = ({ kind, section }, tone, position) => {
  const [owner, name] = section.includes(".") ? section.split(".") : [kind, section];
  const variants = variantsOf(words.drafts[owner][name][tone]);
  return variants[position % variants.length];
};

/** The round that a text speaks of: who prepares means one ahead. */
const spokenOf = (c, kind) => {
  const { now, ahead } = c.setting;
  return kind === "prepEmail" && !(c.ownRound > now) ? (ahead[0] ?? null) : c.ownRound;
};

/** The day of a round, as a text says it on the day on which it is sent. */
const roundInWords = (round, c, kind, form) => {
  const { today, now } = c.setting;
  const held = date(round);
  const speaksBefore = kind === "note" ? c.plannedBefore : !kind.startsWith("thankYou");
  let sent = today;
  if (kind === "note" && c.waiting) {
    const { suggested, opens } = c.decision.window;
    sent = suggested ?? opens;
    if (sent !== null) sent = date(sent);
  } else if (round > now && !speaksBefore) sent = held + 1;
  const onDate = () => fill(words.dates.day.onDate, { day: dayInWords(held, today, form) });
  if (sent === null) return onDate();
  const apart = sent - held;
  if (sent === today && apart === 0) return round - at(held, 0) >= EVENING ? words.dates.day.evening : words.dates.day.today;
  if (sent === today && apart === 1) return words.dates.day.yesterday;
  if (sent === today && apart === -1) return words.dates.day.tomorrow;
  // A weekday alone has to be right today as well, should it be sent sooner.
  if (Math.max(Math.abs(apart), Math.abs(today - held)) > MOST_DAYS_APART) return onDate();
  const text = Math.min(apart, today - held) >= LAST_FROM ? words.dates.day.lastWeekday : words.dates.day.onWeekday;
  return fill(text, { weekday: WEEKDAYS[weekday(held)] });
};

/** What is known for the drafts to one interviewer, whatever their kind, fitted. */
const knownFor = (fitted, situation, c) => {
  const { decisionOn, today } = c.setting;
  const decisionDay = decisionOn === null ? null : dayInWords(decisionOn, today, situation.timeForm ?? TIME_FORM);
  return { ...fitted, ...fitPersonal(c.who), decisionDay };
};

/** A version with its facts filled in; null if it needs one that is unknown. */
const filled = ({ runs, needs }, facts, dropped = []) => {
  if (!needs.every((slot) => known(facts[slot]))) return null;
  let text = "";
  const placeholders = [];
  runs.forEach(({ pieces, slots }, place) => {
    if (place % 2 && !slots.every((slot) => known(facts[slot]) && !dropped.includes(slot))) return;
    pieces.forEach((piece, index) => {
      if (index % 2 === 0) {
        text += piece.startsWith(".") && ENDS_OF_SENTENCES.includes(text.at(-1)) ? piece.slice(1) : piece;
        return;
      }
      const fact = facts[piece];
      if (known(fact)) {
        text += fact;
        return;
      }
      const start = text.length;
      text += `[${words.fields.missing[piece] ?? words.fields.missing.you}]`;
      placeholders.push({ name: piece, start, end: text.length });
    });
  });
  return { text, placeholders };
};

/** The fullest version that fits; a sentence of the user's own stays if there is a version with room for it. */
const fullest = (versions, facts, fits) => {
  const plans = [[versions, DROPPED]];
  if (known(facts.line)) plans.unshift([versions.filter(({ names }) => names.has("line")), WITH_LINE]);
  for (const [some, steps] of plans) {
    for (const version of some) {
      for (const dropped of steps) {
        const body = filled(version, facts, dropped);
        if (body && fits(body)) return body;
      }
    }
  }
  return null;
};

/** The barest version with as much of the topic as fits; it ends between words, and not on one such as "the". */
const cut = (version, facts, fits) => {
  const loose = words.fields.cut.loose.split(" ");
  let best = null;
  for (let end = facts.topic.indexOf(" "); end >= 0; end = facts.topic.indexOf(" ", end + 1)) {
    const topic = facts.topic.slice(0, end).replace(LOOSE, "");
    if (topic === "") continue;
    const body = filled(version, { ...facts, topic }, ASIDE);
    if (!fits(body)) break;
    if (!loose.includes(topic.split(" ").at(-1).toLowerCase())) best = body;
  }
  return best;
};

/** The fullest version whose facts are known and that fits. A known topic stays if it can, shortened where it has to be. */
const sectionOf = (versions, facts, limit) => {
  const fits = ({ text }) => limit === null || text.length <= limit;
  let body = null;
  if (known(facts.topic)) {
    const topical = versions.filter(({ names }) => names.has("topic"));
    body = fullest(topical, facts, fits);
    const barest = topical.findLast(({ needs }) => needs.every((slot) => known(facts[slot])));
    if (!body && barest && limit >= FEWEST_TO_CUT) body = cut(barest, facts, fits);
  }
  return body ?? fullest(versions, { ...facts, topic: null }, fits) ?? { text: "", placeholders: [] };
};

/** The fullest subject whose facts are all known. */
const subjectOf = (versions, facts) => {
  for (const version of versions) {
    const body = filled(version, facts);
    if (body?.placeholders.length === 0) return body.text;
  }
  return null;
};

const write = (knownFacts, situation, c, kind, tone) => {
  const limit = kind === "note" ? (situation.noteLimit ?? NOTE_LIMITS.free) : null;
  const day = spokenOf(c, kind) === null ? null : roundInWords(spokenOf(c, kind), c, kind, situation.timeForm ?? TIME_FORM);
  const facts = { ...knownFacts, day };
  const { channel } = KINDS.find((row) => row.kind === kind);
  const draft = { kind, channel, tone, subject: null, body: "", length: 0, limit, placeholders: [], cites: [] };
  let part = "";
  for (const row of SECTIONS) {
    if (row.kind !== kind || row.part === part || !row.when(c)) continue;
    part = row.part;
    const versions = versionsOf(row, tone, c.position);
    for (const cite of row.cites) if (!draft.cites.includes(cite)) draft.cites.push(cite);
    if (part === "subject") {
      draft.subject = subjectOf(versions, facts);
      continue;
    }
    const { text, placeholders } = sectionOf(versions, facts, limit);
    if (draft.body !== "" && text !== "") draft.body += "\n\n";
    const shift = draft.body.length;
    draft.body += text;
    for (const { name, start, end } of placeholders) draft.placeholders.push({ name, start: start + shift, end: end + shift });
  }
  draft.length = draft.body.length;
  return draft;
};

const suitable = (fitted, situation, c) => {
  const facts = knownFor(fitted, situation, c);
  return SUGGESTIONS.filter((row) => row.when(c)).map(({ kind }) => write(facts, situation, c, kind, "neutral"));
};

/** A draft of any kind and tone for one interviewer. */
export const compose = (given, personId, kind, tone) => {
  const situation = read(given);
  const c = casesOf(situation, settingOf(situation)).find(({ who }) => who.id === personId);
  return write(knownFor(fitShared(situation), situation, c), situation, c, kind, tone);
};

// --- what another answer would change ---

const YES_NO = [true, false];
/** The questions for which other answers are tried. */
const tried = (owner) =>
  FIELDS.filter(({ of, missing, turning }) => of === owner && (missing || turning)).map((row) => ({ ...row, answers: CHOICES[row.field] ?? YES_NO, odds: ODDS[row.field] }));
const SHARED = tried("situation");
const PERSONAL = tried("person");
/** The place of a field in the public model, those of the situation first. */
const placeOf = ({ field, person }) => FIELDS.findIndex((row) => row.field === field && row.of === (person === null ? "situation" : "person"));
const NEEDS_ROUND = ["DAY-AFTER", "EVE", "SINCE-INVITED", "UNTIL-INTERVIEW", "UNTIL-EVE", "SINCE-INTERVIEW"];
const NEEDS_DECISION = ["DECISION", "ASK-FIRST", "AFTERMATH"];
const CHANGED_VERDICT = 10;
const NEEDED_DATE = 500;
const OTHER_DATE = 50;

const decideFor = (setting, who) => decide(new Case(setting, who, false));
const others = (of, { field, answers }, lead) => answers.filter((answer) => answer !== of[field]).map((answer) => [answer, lead({ ...of, [field]: answer })]);

/** The setting under each other answer to a shared question: the same for everyone. */
const sharedTrials = (situation) => SHARED.map((question) => ({ question, settings: others(situation, question, settingOf) }));

const turningPoints = (shared, c) => {
  const points = ({ field }, answers) => answers.filter(([, { verdict }]) => verdict !== c.decision.verdict).map(([value, { verdict }]) => ({ field, value, verdict }));
  return [
    ...shared
      .filter(({ question }) => question.turning)
      .flatMap(({ question, settings }) => points(question, settings.map(([answer, setting]) => [answer, decideFor(setting, c.who)]))),
    ...PERSONAL.filter(({ turning }) => turning).flatMap((question) => points(question, others(c.who, question, (trial) => decideFor(c.setting, trial)))),
  ];
};

const sameAnswer = (a, b) =>
  a.verdict === b.verdict &&
  (a.window === b.window ||
    (a.window !== null && b.window !== null && a.window.opens === b.window.opens && a.window.closes === b.window.closes && a.window.suggested === b.window.suggested && a.window.until === b.window.until && a.window.late === b.window.late));

/** What an answer is worth to a person whose decision was another. */
const worth = (odds, before, after) => (before.verdict !== after.verdict ? odds * CHANGED_VERDICT : sameAnswer(before, after) ? 0 : odds);
const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

const missingOf = (situation, setting, cases, shared) => {
  const list = [];
  const push = (field, person, changes, weight) => changes > 0 && list.push({ field, person, changes, weight });
  const differs = (c, other) => !sameAnswer(other, c.decision);
  for (const { question, settings } of shared.filter(({ question: { field, missing } }) => missing && !known(situation[field]))) {
    const answers = settings.map(([answer, other]) => [answer, cases.map((c) => [c, decideFor(other, c.who)])]);
    const changes = answers.map(([, decided]) => decided.filter(([c, other]) => differs(c, other)).length);
    const weights = answers.map(([answer, decided]) => sum(decided.map(([c, other]) => worth(question.odds[answer], c.decision, other))));
    push(question.field, null, Math.max(0, ...changes), sum(weights));
  }

  // A date counts where a person's row needs it: one that is needed together with another changes nothing by itself.
  const lacksRound = (c) => NEEDS_ROUND.includes(c.decision.then) && c.judgedBy === null;
  const meetsNext = (c) => c.before && setting.stage === "between";
  const lacksInvitation = (c) => {
    const before = c.judgedBy === null ? setting.latestHeld : roundBefore(setting, c.judgedBy);
    return c.decision.then === "SINCE-INVITED" && setting.invitedOn === null && (before === null || before + DAY < setting.now);
  };
  const pushDate = (field, worth, lacks) => push(field, null, cases.filter(lacks).length, worth * cases.filter(lacks).length);
  pushDate("invitedOn", OTHER_DATE, lacksInvitation);
  pushDate("interviewAt", NEEDED_DATE, (c) => lacksRound(c) && !meetsNext(c));
  pushDate("nextInterviewAt", NEEDED_DATE, (c) => lacksRound(c) && meetsNext(c));
  pushDate("decisionOn", OTHER_DATE, (c) => NEEDS_DECISION.includes(c.decision.then) && setting.decisionOn === null);

  for (const c of cases) {
    const settled = { round: setting.meetsNext || c.who.metAt !== null, invitedYou: known(c.who.agreed) };
    for (const question of PERSONAL.filter(({ field, missing }) => missing && !settled[field] && !known(c.who[field]))) {
      const answers = others(c.who, question, (trial) => decideFor(setting, trial));
      const weights = answers.map(([answer, other]) => worth(question.odds[answer], c.decision, other));
      push(question.field, c.who.id, answers.some(([, other]) => differs(c, other)) ? 1 : 0, sum(weights));
    }
    if (c.request === "pending" && c.requestSentOn === null) {
      const changes = [0, -THREE_WEEKS].some((days) => differs(c, decideFor(setting, { ...c.who, requestSentOn: setting.today + days })));
      push("requestSentOn", c.who.id, changes ? 1 : 0, NEEDED_DATE);
    }
  }

  // All rows of a person's field weigh what they weigh together, since it is asked of everyone at once.
  const weightOf = ({ field, person, weight }) => (person === null ? weight : sum(list.filter((row) => row.field === field && row.person !== null).map((row) => row.weight)));
  const rows = list.map((row) => ({ ...row, weight: weightOf(row) })).sort((a, b) => b.weight - a.weight || placeOf(a) - placeOf(b));
  // Without any date the stage is only a guess: it comes first, whatever else is open.
  if (setting.rounds.length === 0) rows.sort((a, b) => (a.field !== "stage") - (b.field !== "stage"));
  return rows;
};

// --- headline and timeline ---

const MOST_CLAUSES = 2;

/** The moment that a clause of the headline names: its time or day, and how it is said. */
const NAMED = {
  now: (c) => (c.decision.window?.suggested === c.setting.now ? c.setting.now : null),
  suggested: (c) => c.decision.window?.suggested ?? null,
  opens: (c) => (c.decision.window === null || c.decision.window.opens === null ? null : date(c.decision.window.opens)),
  thanks: (c) => (c.thanksDue === null ? null : Math.max(date(c.thanksDue), c.setting.today)),
};
const NAMED_IN_WORDS = {
  suggested: (moment, speaker) => speaker.moment(moment),
  opens: (day, speaker) => speaker.day(day),
  thanks: (day, speaker) => (day === speaker.today ? words.headline.by.today : fill(words.headline.by.day, { day: speaker.day(day) })),
};

const headlineOf = (cases, speaker) => {
  const clauses = [];
  const latestStep = new Map();
  const lastStep = HEADLINE.at(-1).step;
  for (const row of HEADLINE) {
    if (clauses.length >= MOST_CLAUSES || (row.step === lastStep && clauses.length > 0)) break;
    const found = [];
    for (const c of cases) {
      if (latestStep.get(c) === row.step || !row.when(c)) continue;
      const moment = NAMED[row.names]?.(c) ?? null;
      if (moment === null && row.names in NAMED) continue;
      latestStep.set(c, row.step);
      const same = found.find((clause) => clause.moment === moment);
      if (same) same.people.push(speaker.names[c.position].who);
      else found.push({ row, moment, people: [speaker.names[c.position].who] });
    }
    clauses.push(...found.sort((a, b) => a.moment - b.moment));
  }
  const say = ({ row, moment, people }) => fill(words.headline[row.clause], { who: listed(people), moment: NAMED_IN_WORDS[row.names]?.(moment, speaker) });
  return capitalised(clauses.slice(0, MOST_CLAUSES).map(say).join(words.headline.andThen)) + words.headline.end;
};

const timelineOf = (cases, setting, { names }) => {
  const events = [];
  const add = (starts, when, label, kind, person = null) => events.push({ starts, event: { ...when, label, kind, person } });
  const once = (moment, label, kind, person) => moment !== null && add(moment, { at: momentText(moment) }, label, kind, person);
  const onDay = (day, label, kind, person) => add(at(day, 0), { at: dateText(day) }, label, kind, person);
  once(setting.now, words.timeline.now, "now");
  for (const round of setting.rounds) once(round, round > setting.now ? words.timeline.ahead : words.timeline.held, "interview");
  if (setting.decisionOn !== null) onDay(setting.decisionOn, setting.ended ? words.timeline.decided : words.timeline.decision, "decision");
  once(checkIn(setting), words.timeline.checkIn, "checkIn");
  for (const c of cases) {
    const { id } = c.who;
    const label = (key) => fill(words.timeline[key], names[c.position]);
    if (c.owesThanks) once(c.thanksDue, label("thankYou"), "thankYou", id);
    const { verdict, window } = c.decision;
    if (verdict === "followUp") onDay(setting.today, label("followUp"), "followUp", id);
    if (!window) continue;
    if (window.until === "reply" && window.closes !== null) onDay(date(window.closes), label("followUp"), "followUp", id);
    else if (window.opens !== null) add(window.opens, { from: momentText(window.opens), to: momentText(window.closes) }, label("window"), "window", id);
  }
  return events.sort((a, b) => a.starts - b.starts).map(({ event }) => event);
};

/** The headline alone. */
export const headline = (given) => {
  const situation = read(given);
  const setting = settingOf(situation);
  return headlineOf(casesOf(situation, setting), speakerOf(situation));
};

/** The whole answer, in the form of the product's own. */
export const advise = (given) => {
  const situation = read(given);
  const setting = settingOf(situation);
  const cases = casesOf(situation, setting);
  const speaker = speakerOf(situation);
  const list = checklistOf(cases, speaker);
  const shared = sharedTrials(situation);
  const fitted = fitShared(situation);
  const limits = { limit: situation.noteLimit ?? free, free, paid, quota };
  return {
    headline: headlineOf(cases, speaker),
    stage: setting.stage,
    people: cases.map((c) => {
      const { rule, verdict, window } = c.decision;
      const facts = speaker.names[c.position];
      return {
        id: c.who.id,
        name: c.who.name ?? null,
        verdict,
        rule,
        window: window && { ...window, opens: momentText(window.opens), closes: momentText(window.closes), suggested: momentText(window.suggested) },
        withNote: c.withNote,
        reasons: REASONS.filter((row) => row.rules.includes(rule) && row.when(c)).map(({ rules, key, cites }) => ({ text: fill(words.reasons[rules[0]][key], facts), cites })),
        stances: GUIDES.map((guide) => {
          const { key, stance, cites } = STANCES.find((row) => row.guide === guide && row.when(c));
          return { guide, stance, text: fill(words.stances[guide][key], facts), cites };
        }),
        doFirst: firstOf(list, c),
        turningPoints: turningPoints(shared, c),
        drafts: suitable(fitted, situation, c),
      };
    }),
    checklist: list.map(({ item }) => item),
    timeline: timelineOf(cases, setting, speaker),
    cautions: CAUTIONS.filter((row) => cases.some(row.when)).map(({ id, cites }) => ({ id, text: fill(words.cautions.cautions[id], limits), cites })),
    missing: missingOf(situation, setting, cases, shared),
    notices: [],
  };
};
