// The engine written by hand in JavaScript: the decision, and all of the advice, from the product's own tables and words.
//
// It has everything that `advise` answers with: stage, verdicts, windows, reasons, stances, checklist, timeline, cautions,
// open questions, turning points, drafts and the headline, and gives the same answers, which the benchmark checks.
// It lacks: checking and cleaning what comes in, the notices on what was resolved, other languages, and the calendar file.
import { CAUTIONS, CHOICES, FACTS, ITEMS, REASONS, RULES, SECTIONS, STANCES } from "tables";
import words from "words";

const DAY = 1440;
const STARTS = 9 * 60;
const ENDS = 17 * 60;
const THREE_WEEKS = 21;
const WEEK = 7;
const CHECK_IN_UNPROMISED = 14;
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
const isWorkingDay = (day) => weekday(day) < 5;
const nextWorkingDay = (day) => {
  do day += 1;
  while (!isWorkingDay(day));
  return day;
};
const workingMoment = (moment) => {
  const day = date(moment);
  const minute = moment - at(day, 0);
  return isWorkingDay(day) && minute <= ENDS ? at(day, Math.max(minute, STARTS)) : at(nextWorkingDay(day), STARTS);
};
const workingMorningBefore = (moment) => {
  let day = date(moment);
  while (!isWorkingDay(day) || at(day, STARTS) >= moment) day -= 1;
  return at(day, STARTS);
};
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

// --- words ---

export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (names) => (names.length < 2 ? names.join("") : names.slice(0, -1).join(words.people.list.comma) + words.people.list.and + names.at(-1));
const WEEKDAYS = Object.values(words.dates.weekday);
const MONTHS = Object.values(words.dates.month);
const dayInWords = (day, today) => {
  const { year, month, day: of } = civil(day);
  const text = year === civil(today).year ? words.dates.date.day : words.dates.date.dayAndYear;
  return fill(text, { weekday: WEEKDAYS[weekday(day)], day: of, month: MONTHS[month], year });
};
const dayOfMonth = (day) => {
  const { month, day: of } = civil(day);
  return fill(words.dates.date.short, { day: of, month: MONTHS[month] });
};
const momentInWords = (moment, today) => fill(words.dates.date.moment, { day: dayInWords(date(moment), today), time: clock(moment) });
/** A moment of the advice in words, for the page. */
export const said = (text, now) => momentInWords(minutesOf(text), date(minutesOf(now)));

// --- the situation, as the clock leaves it ---

const known = (value) => value !== undefined && value !== null && value !== "";
const minutesIfKnown = (text) => (known(text) ? minutesOf(text) : null);
const dayIfKnown = (text) => (known(text) ? dayOf(text) : null);
const most = (...values) => values.reduce((most, value) => (value !== null && (most === null || value > most) ? value : most), null);

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
    interviewers: people.map((person, index) => {
      let { id } = person;
      if (!known(id)) {
        let number = index + 1;
        while (taken.has(String(number))) number += 1;
        taken.add((id = String(number)));
      }
      return { ...person, id, thankYouSentAt: minutesIfKnown(person.thankYouSentAt), requestSentOn: dayIfKnown(person.requestSentOn) };
    }),
  };
};

const stageOf = ({ stage, interviewAt, nextInterviewAt }, held, ahead) => {
  if (ENDED.includes(stage)) return stage;
  if (interviewAt !== null && nextInterviewAt !== null) return held === null ? "before" : ahead !== null ? "between" : "after";
  if ((stage === "before" || !known(stage)) && held !== null) return "after";
  if (stage === "between" && held !== null && nextInterviewAt !== null) return "after";
  if (stage === "after" && ahead !== null) return "before";
  return known(stage) ? stage : "before";
};

const settingOf = (situation) => {
  const { now, interviewAt, nextInterviewAt } = situation;
  const rounds = [interviewAt, nextInterviewAt].filter((round) => round !== null);
  const held = most(null, ...rounds.filter((round) => round <= now));
  const coming = rounds.filter((round) => round > now).sort((a, b) => a - b);
  const ahead = coming[0] ?? null;
  const second = coming.length > 1 && coming[1] > ahead ? coming[1] : null;
  const stage = stageOf(situation, held, ahead);
  const ended = ENDED.includes(stage);
  const past = (day) => day !== null && at(day, 0) <= now;
  const checkIns = situation.checkInsSentOn.filter(past);
  const { invitedOn, decisionOn, thankYouSentAt: sent } = situation;
  return {
    now,
    today: date(now),
    stage,
    ended,
    held,
    ahead: ended ? null : ahead,
    second: ended ? null : second,
    lastRound: most(held, ended ? null : ahead, ended ? null : second),
    invitedOn: past(invitedOn) ? invitedOn : null,
    decisionOn: !ended || past(decisionOn) ? decisionOn : null,
    thankYouSentAt: sent !== null && sent <= now && (held === null || sent >= held) ? sent : null,
    companyNorm: situation.companyNorm,
    comfort: situation.comfort,
    posture: situation.posture,
    checkIns: checkIns.length,
    lastCheckIn: most(null, ...checkIns),
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
    this.posture = setting.posture;
    this.role = who.role;
    this.relationship = who.relationship;
    this.rapport = who.rapport;
    this.contact = who.contact;
    this.invited = who.invitedYou === true;
    this.referred = who.referredYou === true;
    this.active = who.activeOnline === true;
    this.followedUp = who.followedUp === true;
    this.askedBefore = who.request === "declined" && this.invited;
    this.request = this.askedBefore ? "none" : who.request;
    this.rejected = setting.stage === "rejected";
    this.before = setting.stage === "before" || (setting.stage === "between" && who.round === "next");
    this.open = !this.before && !setting.ended;
    this.interview = this.before ? setting.ahead : setting.held;
    this.nextRound = this.before ? (setting.stage === "before" ? setting.second : null) : setting.ahead;
    this.requestSentOn = who.requestSentOn !== null && at(who.requestSentOn, 0) <= setting.now ? who.requestSentOn : null;
  }

  get overdue() {
    return this.requestSentOn !== null && this.setting.today - this.requestSentOn >= THREE_WEEKS;
  }
  get thanked() {
    const { now, held, thankYouSentAt } = this.setting;
    const sent = this.who.thankYouSentAt;
    return (sent !== null && sent <= now && (held === null || sent >= held)) || thankYouSentAt !== null;
  }
  get freshTwoDays() {
    return this.setting.held !== null && this.setting.now - this.setting.held <= 2 * DAY;
  }
  get firstDay() {
    return this.setting.held !== null && this.setting.now - this.setting.held < DAY;
  }
  get nextUnderDay() {
    return this.setting.ahead !== null && this.setting.ahead - this.setting.now < DAY;
  }
  get lastDay() {
    return this.interview !== null && this.interview - this.setting.now <= DAY;
  }
  get eve() {
    const left = this.interview === null ? 0 : this.interview - this.setting.now;
    return left >= DAY && left <= 2 * DAY;
  }
  get justInvited() {
    return this.setting.invitedOn !== null && this.setting.today - this.setting.invitedOn <= 3;
  }
  get planned() {
    const { verdict, rule } = this.decision ?? {};
    return verdict === "send" || (verdict === "wait" && rule !== "R4");
  }
  get plannedBefore() {
    const opens = this.decision?.window?.opens ?? null;
    return this.before && this.planned && opens !== null && (this.interview === null || opens < this.interview);
  }
  get late() {
    return this.decision?.window?.late === true;
  }
  get moved() {
    return this.decision?.moved === true;
  }
  get accepting() {
    return this.decision?.verdict === "accept";
  }
  get following() {
    return this.decision?.verdict === "followUp";
  }
  get askFirst() {
    return this.decision?.rule === "R26";
  }
  get noNote() {
    return !this.withNote;
  }
  get checkedIn() {
    return this.setting.checkIns >= 2;
  }
  get checkedInOnce() {
    return this.setting.checkIns === 1;
  }
  get decisionDayKnown() {
    return this.setting.decisionOn !== null;
  }
  get topicKnown() {
    return known(this.who.topic);
  }
  get owesThanks() {
    return (this.before || this.open) && !this.thanked && this.contact !== "none";
  }
}

// --- windows ---

const NONE = { opens: null, closes: null, suggested: null, until: null, late: false };
const placed = (verdict, window, moved = false) => ({ verdict, window: { ...NONE, ...window }, moved });
const waitUntil = (until, opens = null) => placed("wait", { opens, until });
const unknownWindow = (c) => waitUntil(c.before ? "interview" : "time");
const waitOrSend = (now, opens, closes, moved = false) =>
  now < opens ? placed("wait", { opens, closes, until: "time" }, moved) : placed("send", { opens, closes }, moved);
const holdsWorkingMoment = (from, to) => workingMoment(from) <= to;
const aDayAfter = (moment, round) => (round === null ? moment : Math.max(moment, round + DAY));
const dayAfter = (round) => {
  const [opens, closes] = [round + DAY, round + 2 * DAY];
  return holdsWorkingMoment(opens, closes) ? [opens, closes] : [opens, at(nextWorkingDay(date(opens)), ENDS)];
};
const beforeRound = (setting, opens, closes) => {
  const from = aDayAfter(opens, setting.held);
  return from > closes || setting.now > closes ? null : waitOrSend(setting.now, from, closes);
};
const afterRound = (c, round, next) => aroundNext(c, ...dayAfter(round), next, holdsWorkingMoment);
const movedBehind = (c, round) => ({ ...afterRound(c, round, null), moved: true });
const aroundNext = (c, opens, closes, next, enough) => {
  const { now } = c.setting;
  const last = next === null ? null : next - DAY;
  const end = last === null ? closes : Math.min(closes, last);
  if (next !== null && (now > last || (end < closes && !enough(opens, end)))) return movedBehind(c, next);
  if (now > end) return placed("send", { opens, closes: last, late: true });
  return waitOrSend(now, opens, end, end < closes);
};

const PLANS = {
  "FROM-NOW": (c) => placed("send", { opens: c.setting.now }),
  "AWAIT-REPLY": (c) => {
    const closes = c.requestSentOn === null ? null : at(c.requestSentOn + THREE_WEEKS, 0);
    return placed("wait", { closes: closes !== null && closes > c.setting.now ? closes : null, until: "reply" });
  },
  "DAY-AFTER": (c) => (c.interview === null ? unknownWindow(c) : afterRound(c, c.interview, c.nextRound)),
  EVE: (c) => {
    if (c.interview === null) return unknownWindow(c);
    const [early, last] = [c.interview - 2 * DAY, c.interview - DAY];
    return beforeRound(c.setting, holdsWorkingMoment(early, last) ? early : workingMorningBefore(early), last);
  },
  "SINCE-INVITED": (c) => {
    if (c.interview === null) return unknownWindow(c);
    const { invitedOn, now } = c.setting;
    return beforeRound(c.setting, invitedOn === null ? now : at(invitedOn, 0), c.interview - DAY);
  },
  "UNTIL-INTERVIEW": (c) => placed("send", { opens: c.setting.now, closes: c.interview }),
  "UNTIL-EVE": (c) => {
    if (c.interview === null) return unknownWindow(c);
    const { now } = c.setting;
    return now <= c.interview - DAY ? placed("send", { opens: now, closes: c.interview - DAY }) : afterRound(c, c.interview, c.nextRound);
  },
  "SINCE-INTERVIEW": (c) => {
    const { now } = c.setting;
    const next = c.nextRound;
    if (c.interview !== null) return aroundNext(c, c.interview, dayAfter(c.interview)[1], next, (opens, closes) => opens <= closes);
    if (next !== null && now > next - DAY) return movedBehind(c, next);
    return placed("send", { opens: now, closes: next === null ? null : next - DAY }, next !== null);
  },
  "AFTER-INTERVIEW": () => waitUntil("interview"),
  DECISION: ({ setting }) => {
    const expected = setting.decisionOn !== null && setting.decisionOn >= setting.today ? setting.decisionOn : null;
    return waitUntil("decision", expected === null ? null : aDayAfter(at(expected + 1, STARTS), setting.lastRound));
  },
  AFTERMATH: ({ setting }) => {
    const { now, held, decisionOn } = setting;
    if (decisionOn === null) return waitOrSend(now, aDayAfter(now, held), null);
    const opens = aDayAfter(at(decisionOn + 1, STARTS), held);
    const end = at(decisionOn + WEEK, ENDS);
    const closes = opens <= end && now <= end ? end : null;
    const answer = waitOrSend(now, opens, closes);
    answer.window.late = closes === null;
    return answer;
  },
};

const suggested = ({ until, opens, closes }, { now, ahead, second }) => {
  if (until === "reply" || opens === null) return null;
  const moment = workingMoment(Math.max(opens, now));
  const tooNear = [ahead, second].some((round) => round !== null && moment > round - DAY && moment <= round);
  return (closes === null || moment <= closes) && !tooNear ? moment : null;
};

const decide = (c) => {
  for (const row of RULES) {
    if (!row.when(c)) continue;
    const plan = PLANS[row.then];
    if (!plan) return { rule: row.rule, then: row.then, verdict: row.then, window: null, moved: false };
    const answer = plan(c);
    if (answer) {
      answer.window.suggested = suggested(answer.window, c.setting);
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
    const weight = ({ who }) => (ROLES[who.role] ?? 2) * 100 + (CONTACTS[who.contact] ?? 1) * 10 + (RAPPORTS[who.rapport] ?? 1);
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
  const passed = (plan) => c.before && PLANS[plan](c) === null;
  const facts = Object.fromEntries(names.map((name) => [name, c[name] ?? "unknown"]));
  return { ...facts, rule: c.decision.rule, evePassed: passed("EVE"), invitationPassed: passed("SINCE-INVITED") };
};

// --- the checklist ---

const checkIn = ({ ended, checkIns, lastCheckIn, decisionOn, lastRound }) => {
  if (ended) return null;
  let day;
  if (checkIns === 0 && decisionOn !== null) day = nextWorkingDay(nextWorkingDay(decisionOn));
  else if (checkIns === 0 && lastRound !== null) day = date(lastRound) + CHECK_IN_UNPROMISED;
  else if (checkIns === 1) day = lastCheckIn + WEEK;
  else return null;
  return workingMoment(at(day, STARTS));
};

const plus = (moment, minutes) => (moment === null ? null : moment + minutes);

const DUE = {
  eve: (c) => plus(c.setting.ahead, -DAY),
  round: (c) => c.setting.ahead,
  thanks: (c) => plus(c.interview, DAY),
  suggested: ({ decision: { window } }) => window && (window.suggested ?? window.opens),
  closes: ({ decision: { window } }) => window && (window.closes ?? window.suggested),
  checkIn: (c) => checkIn(c.setting),
  threeWeeks: (c) => (c.requestSentOn === null ? null : at(c.requestSentOn + THREE_WEEKS, STARTS)),
  week: (c) => (c.setting.decisionOn === null ? null : at(c.setting.decisionOn + WEEK, ENDS)),
};

const checklistOf = (cases, names) => {
  const items = new Map();
  for (const row of ITEMS) {
    for (const c of cases) {
      const personal = row.each === "person";
      const id = personal ? `${row.id}:${c.who.id}` : row.id;
      if (items.has(id) || !row.when(c)) continue;
      const facts = names[c.position];
      const item = {
        id,
        text: fill(words.checklist[row.id].text, facts),
        why: fill(words.checklist[row.id].why, facts),
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

const CHANNELS = { note: "linkedinNote", acceptReply: "linkedinMessage", introRequest: "linkedinMessage", update: "linkedinMessage", logistics: "linkedinMessage" };
const OPTIONAL = ["company", "day", "decisionDay"];
const DROPPED = [[], ["company"], OPTIONAL];
const LOOSE = /[\s,;:\-–—(["“‘/&\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]+$/u;
const variantsOf = (kind, section, tone) => Object.values(words.drafts[kind][section][tone]).map((versions) => Object.values(versions));
const slotsOf = (run) => [...run.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot);
/** Runs of a version: those at odd places are optional. */
const runsOf = (version) => version.split(/[<>]/);
const fixedSlots = (version) => runsOf(version).flatMap((run, place) => (place % 2 ? [] : slotsOf(run)));

const roundInWords = (round, c, kind) => {
  const { today, now } = c.setting;
  const held = date(round);
  const speaksBefore = kind === "note" ? c.plannedBefore : kind !== "thankYouEmail";
  const { verdict, window } = c.decision;
  let sent = today;
  if (kind === "note" && verdict === "wait" && window) {
    const moment = window.suggested ?? window.opens;
    sent = moment === null ? null : date(moment);
  } else if (round > now && !speaksBefore) sent = held + 1;
  const onDate = () => fill(words.dates.day.onDate, { day: dayOfMonth(held) });
  if (sent === null) return onDate();
  const days = sent - held;
  if (sent === today && days === 0) return words.dates.day.today;
  if (sent === today && days === 1) return words.dates.day.yesterday;
  if (sent === today && days === -1) return words.dates.day.tomorrow;
  return Math.abs(days) <= 6 ? fill(words.dates.day.onWeekday, { weekday: WEEKDAYS[weekday(held)] }) : onDate();
};

const write = (situation, c, kind, tone) => {
  const limit = kind === "note" ? (situation.noteLimit ?? NOTE_LIMITS.free) : null;
  const facts = {
    name: c.who.name,
    topic: c.who.topic,
    job: situation.job,
    company: situation.company,
    you: situation.you,
    day: c.interview === null ? undefined : roundInWords(c.interview, c, kind),
    decisionDay: c.setting.decisionOn === null ? undefined : dayOfMonth(c.setting.decisionOn),
  };
  const compose = (version, topic, dropped) => {
    let text = "";
    const placeholders = [];
    runsOf(version).forEach((run, place) => {
      if (place % 2 && !slotsOf(run).every((slot) => known(facts[slot]) && !dropped.includes(slot))) return;
      run.split(/\{(\w+)\}/).forEach((piece, index) => {
        if (index % 2 === 0) return (text += piece);
        const fact = piece === "topic" ? topic : facts[piece];
        if (known(fact)) return (text += fact);
        const start = text.length;
        text += `[${words.fields.missing[piece] ?? words.fields.missing.you}]`;
        placeholders.push({ name: piece, start, end: text.length });
      });
    });
    return { text, placeholders };
  };
  const fits = ({ text }) => limit === null || text.length <= limit;
  const fullest = (versions) => {
    for (const version of versions) {
      for (const dropped of DROPPED) {
        const body = compose(version, facts.topic, dropped);
        if (fits(body)) return body;
      }
    }
    return null;
  };
  const cut = (version) => {
    if (!version || !known(facts.topic)) return null;
    const loose = words.fields.cut.loose.split(" ");
    let best = null;
    for (let end = facts.topic.indexOf(" "); end >= 0; end = facts.topic.indexOf(" ", end + 1)) {
      const start = facts.topic.slice(0, end).replace(LOOSE, "");
      if (start === "") continue;
      const body = compose(version, start, OPTIONAL);
      if (!fits(body)) break;
      if (!loose.includes(start.split(" ").at(-1).toLowerCase())) best = body;
    }
    return best;
  };
  const section = (versions) => {
    const usable = versions.filter((version) => fixedSlots(version).every((slot) => !OPTIONAL.includes(slot) || known(facts[slot])));
    const withTopic = usable.filter((version) => fixedSlots(version).includes("topic"));
    const without = usable.filter((version) => !withTopic.includes(version));
    return fullest(withTopic) ?? cut(withTopic.at(-1)) ?? fullest(without) ?? { text: "", placeholders: [] };
  };
  const draft = { kind, channel: CHANNELS[kind] ?? "email", tone, subject: null, body: "", length: 0, limit, placeholders: [], cites: [] };
  let part = "";
  for (const row of SECTIONS) {
    if (row.kind !== kind || row.part === part || !row.when(c)) continue;
    part = row.part;
    const variants = variantsOf(kind, row.section, tone);
    const versions = variants[c.position % variants.length];
    for (const cite of row.cites) if (!draft.cites.includes(cite)) draft.cites.push(cite);
    if (part === "subject") {
      const complete = versions.find((version) => fixedSlots(version).every((slot) => known(facts[slot])));
      draft.subject = complete === undefined ? null : compose(complete, facts.topic, []).text;
      continue;
    }
    if (draft.body !== "") draft.body += "\n\n";
    const shift = draft.body.length;
    const { text, placeholders } = section(versions);
    draft.body += text;
    draft.placeholders.push(...placeholders.map(({ name, start, end }) => ({ name, start: start + shift, end: end + shift })));
  }
  draft.length = draft.body.length;
  return draft;
};

const suitable = (situation, c) => {
  const { verdict } = c.decision;
  const { before, planned, owesThanks } = c;
  const overdue = checkIn(c.setting);
  const note = planned && c.withNote;
  const kinds = [
    ["acceptReply", verdict === "accept"],
    ["followUpEmail", verdict === "followUp"],
    ["note", note && verdict === "send"],
    ["rejectionThanks", c.rejected && c.contact !== "none"],
    ["thankYouEmail", owesThanks && !before],
    ["prepEmail", before],
    ["note", note && verdict === "wait"],
    ["checkInEmail", c.open && overdue !== null && overdue <= c.setting.now],
    ["introRequest", c.relationship === "mutual" && planned],
    ["thankYouEmail", owesThanks && before],
    ["update", verdict === "connected" && c.setting.ended],
    ["logistics", before],
  ];
  return kinds.filter(([, suits]) => suits).map(([kind]) => write(situation, c, kind, "neutral"));
};

/** A draft of any kind and tone for one interviewer. */
export const compose = (situation, personId, kind, tone) => {
  const read_ = read(situation);
  const c = casesOf(read_, settingOf(read_)).find(({ who }) => who.id === personId);
  return write(read_, c, kind, tone);
};

// --- what another answer would change ---

const YES_NO = [true, false];
const SHARED = [
  { field: "stage", answers: CHOICES.stage, missing: true },
  { field: "companyNorm", answers: CHOICES.companyNorm, missing: true, turning: true },
  { field: "comfort", answers: CHOICES.comfort, missing: true, turning: true },
  { field: "posture", answers: CHOICES.posture, turning: true },
];
const PERSONAL = [
  { field: "role", answers: CHOICES.role, turning: true },
  { field: "round", answers: CHOICES.round },
  { field: "relationship", answers: CHOICES.relationship, turning: true },
  { field: "invitedYou", answers: YES_NO, turning: true },
  { field: "referredYou", answers: YES_NO, turning: true },
  { field: "activeOnline", answers: YES_NO, turning: true },
  { field: "rapport", answers: CHOICES.rapport, turning: true },
  { field: "contact", answers: CHOICES.contact, turning: true },
  { field: "request", answers: CHOICES.request },
  { field: "followedUp", answers: YES_NO, turning: true },
];
const ORDER = ["stage", "invitedOn", "interviewAt", "nextInterviewAt", "decisionOn", "companyNorm", "comfort"];
const PERSONAL_ORDER = ["role", "round", "relationship", "invitedYou", "referredYou", "activeOnline", "rapport", "contact", "request", "requestSentOn", "followedUp"];
const NEEDS_ROUND = ["DAY-AFTER", "EVE", "SINCE-INVITED", "UNTIL-INTERVIEW", "UNTIL-EVE", "SINCE-INTERVIEW"];
const NEEDS_DECISION = ["DECISION", "AFTERMATH"];

const decideFor = (setting, who) => decide(new Case(setting, who, false));
const others = (of, { field, answers }, lead) => answers.filter((answer) => answer !== of[field]).map((answer) => [answer, lead({ ...of, [field]: answer })]);

const turningPoints = (situation, c, now) => {
  const points = (of, questions, lead) =>
    questions
      .filter(({ turning }) => turning)
      .flatMap((question) => others(of, question, lead).filter(([, verdict]) => verdict !== now).map(([value, verdict]) => ({ field: question.field, value, verdict })));
  return [
    ...points(situation, SHARED, (trial) => decideFor(settingOf(trial), c.who).verdict),
    ...points(c.who, PERSONAL, (trial) => decideFor(c.setting, trial).verdict),
  ];
};

const sameAnswer = (a, b) =>
  a.verdict === b.verdict &&
  (a.window === b.window ||
    (a.window !== null && b.window !== null && a.window.opens === b.window.opens && a.window.closes === b.window.closes && a.window.suggested === b.window.suggested && a.window.until === b.window.until && a.window.late === b.window.late));

const missingOf = (situation, setting, cases) => {
  const list = [];
  const push = (field, person, changes) => changes > 0 && list.push({ field, person, changes });
  const differs = (c, other) => !sameAnswer(other, c.decision);
  for (const question of SHARED.filter(({ field, missing }) => missing && !known(situation[field]))) {
    const changes = others(situation, question, (trial) => {
      const other = settingOf(trial);
      return cases.filter((c) => differs(c, decideFor(other, c.who))).length;
    });
    push(question.field, null, Math.max(0, ...changes.map(([, people]) => people)));
  }
  const lacksRound = (c) => NEEDS_ROUND.includes(c.decision.then) && c.interview === null;
  const meetsNext = (c) => c.before && setting.stage === "between";
  const invitationMatters = setting.invitedOn === null && (setting.held === null || setting.held + DAY < setting.now);
  push("invitedOn", null, cases.filter((c) => c.decision.then === "SINCE-INVITED" && invitationMatters).length);
  push("interviewAt", null, cases.filter((c) => lacksRound(c) && !meetsNext(c)).length);
  push("nextInterviewAt", null, cases.filter((c) => lacksRound(c) && meetsNext(c)).length);
  push("decisionOn", null, cases.filter((c) => NEEDS_DECISION.includes(c.decision.then) && setting.decisionOn === null).length);
  for (const c of cases) {
    const changes = (trial) => differs(c, decideFor(setting, trial));
    for (const question of PERSONAL.filter(({ field }) => !known(c.who[field]))) {
      push(question.field, c.who.id, others(c.who, question, changes).some(([, changes]) => changes) ? 1 : 0);
    }
    if (c.request === "pending" && c.requestSentOn === null) {
      push("requestSentOn", c.who.id, [0, -THREE_WEEKS].some((days) => changes({ ...c.who, requestSentOn: setting.today + days })) ? 1 : 0);
    }
  }
  const order = ({ field, person }) => (person === null ? ORDER.indexOf(field) : ORDER.length + PERSONAL_ORDER.indexOf(field));
  list.sort((a, b) => b.changes - a.changes || order(a) - order(b));
  if (setting.held === null && setting.ahead === null) list.sort((a, b) => (a.field !== "stage") - (b.field !== "stage"));
  return list;
};

// --- headline and timeline ---

const clauseOf = (c) => {
  const { verdict, window } = c.decision;
  const { until, opens, closes, late } = window ?? NONE;
  switch (verdict) {
    case "accept":
      return ["accept", 0];
    case "send":
      if (c.open && !c.thanked) return [closes === null ? "sendThankFirst" : "sendThankFirstUntil", 1];
      if (late) return ["sendLate", 3];
      return closes === null ? ["send", 2] : ["sendUntil", 1];
    case "followUp":
      return ["followUp", 4];
    case "wait":
      if (until === "reply") return ["waitReply", 9];
      if (until === "decision") return [opens === null ? "waitDecision" : "waitDecisionFrom", 7];
      if (opens !== null) return ["waitTime", 5];
      return [until === "interview" ? "waitInterview" : "waitDate", 6];
    case "moveOn":
      return ["moveOn", 10];
    case "skip":
      return ["skip", 8];
    default:
      return ["connected", 11];
  }
};

const headlineOf = (cases, names, today) => {
  const clauses = [];
  for (const c of cases) {
    const [key, pressing] = clauseOf(c);
    const { window } = c.decision;
    const same = (clause) => clause.key === key && clause.window?.opens === window?.opens && clause.window?.closes === window?.closes;
    const found = clauses.find(same);
    if (found) found.people.push(names[c.position].who);
    else clauses.push({ key, pressing, window, people: [names[c.position].who] });
  }
  clauses.sort((a, b) => a.pressing - b.pressing);
  const moment = (time) => (time === null || time === undefined ? "" : momentInWords(time, today));
  const say = ({ key, window, people }) => fill(words.headline[key], { who: listed(people), opens: moment(window?.opens), closes: moment(window?.closes) });
  return capitalised(clauses.slice(0, 2).map(say).join(words.headline.andThen)) + words.headline.end;
};

const timelineOf = (cases, setting, names) => {
  const events = [];
  const add = (starts, when, label, kind, person = null) => events.push({ starts, event: { ...when, label, kind, person } });
  const once = (moment, label, kind, person) => moment !== null && add(moment, { at: momentText(moment) }, label, kind, person);
  const onDay = (day, label, kind, person) => add(at(day, 0), { at: dateText(day) }, label, kind, person);
  once(setting.now, words.timeline.now, "now");
  once(setting.held, words.timeline.held, "interview");
  once(setting.ahead, words.timeline.ahead, "interview");
  once(setting.second, words.timeline.ahead, "interview");
  if (setting.decisionOn !== null) onDay(setting.decisionOn, setting.ended ? words.timeline.decided : words.timeline.decision, "decision");
  once(checkIn(setting), words.timeline.checkIn, "checkIn");
  for (const c of cases) {
    const { id } = c.who;
    const label = (key) => fill(words.timeline[key], names[c.position]);
    if (c.owesThanks && c.interview !== null) once(c.interview + DAY, label("thankYou"), "thankYou", id);
    const { verdict, window } = c.decision;
    if (verdict === "followUp") onDay(setting.today, label("followUp"), "followUp", id);
    if (!window) continue;
    if (window.until === "reply" && window.closes !== null) onDay(date(window.closes), label("followUp"), "followUp", id);
    else if (window.opens !== null) add(window.opens, { from: momentText(window.opens), to: momentText(window.closes) }, label("window"), "window", id);
  }
  return events.sort((a, b) => a.starts - b.starts).map(({ event }) => event);
};

const namesOf = ({ interviewers }) =>
  interviewers.map(({ name }, index) => {
    const who = known(name) ? name : interviewers.length > 1 ? fill(words.people.unnamedOfSeveral, { number: index + 1 }) : words.people.unnamed;
    return { who, Who: known(name) ? name : capitalised(who) };
  });

/** The headline alone. */
export const headline = (given) => {
  const situation = read(given);
  const setting = settingOf(situation);
  return headlineOf(casesOf(situation, setting), namesOf(situation), setting.today);
};

/** The whole answer, in the form of the product's own. */
export const advise = (given) => {
  const situation = read(given);
  const setting = settingOf(situation);
  const cases = casesOf(situation, setting);
  const names = namesOf(situation);
  const list = checklistOf(cases, names);
  const limits = { limit: situation.noteLimit ?? free, free, paid, quota };
  return {
    headline: headlineOf(cases, names, setting.today),
    stage: setting.stage,
    people: cases.map((c) => {
      const { rule, verdict, window } = c.decision;
      const facts = names[c.position];
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
        turningPoints: turningPoints(situation, c, verdict),
        drafts: suitable(situation, c),
      };
    }),
    checklist: list.map(({ item }) => item),
    timeline: timelineOf(cases, setting, names),
    cautions: CAUTIONS.filter((row) => cases.some(row.when)).map(({ id, cites }) => ({ id, text: fill(words.cautions.cautions[id], limits), cites })),
    missing: missingOf(situation, setting, cases),
    notices: [],
  };
};
