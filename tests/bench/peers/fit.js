// Fits what the user typed as topic, job, company and names into a sentence, with the product's own lists of words: "The Nurse
// (m/f/d) position - Remote" is a "Nurse", and "N/A" is nothing. What is as good as unknown is null.
import words from "words";

/** A letter, a digit or what belongs to them: all but spaces, marks and pictures. */
const WORD =
  /[^\0-/:-@[-`{-\x7f\x80-\xa9\xab\xac\xae-\xb4\xb6-\xb9\xbb-\xbf×÷\u1680\u2000-\u200b\u2010-\u205f\u2061-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020،؛؟۔।॥\ufe10-\ufe1f\ufe30-\ufe6f！-／：-＠［-｀｛-･\ufff9-\uffff\u{1f000}-\u{1f3fa}\u{1f400}-\u{1faff}]/u;
const endsInWord = (text) => WORD.test([...text].at(-1) ?? "");

const REFERENCE_FIGURES = 3;
const REFERENCE_LETTERS = 3;
const REFERENCE_WORDS = 4;
const LONGEST_ABBREVIATION = 3;

// --- the lists as sets and patterns ---

const setOf = (list) => new Set(list.toUpperCase().split("|"));
const has = (set, word) => set.has(word.toUpperCase());
const escaped = (phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** Any of a list's phrases; behind one that ends in a word no word goes on. */
const anyOf = (list) => {
  const phrases = list.split("|");
  const some = (which) => phrases.filter(which).map(escaped).join("|");
  const marked = some((phrase) => !endsInWord(phrase));
  return `(?:(?:${some(endsInWord)})(?!${WORD.source})${marked && `|${marked}`})`;
};
const pattern = (source) => new RegExp(source, "iu");

/** "A Level Teacher" is a title; "a level teacher" has an article. */
const leadOf = (list) => {
  const long = list.split("|").filter((lead) => lead.length > 1);
  return { any: pattern(`^${anyOf(list)}`), beforeCapital: pattern(`^${anyOf(long.join("|"))}`) };
};

const madeOf = ({ unknown, topic, job, company }) => ({
  words: new RegExp(`${WORD.source}+`, "gu"),
  withoutMarksAround: new RegExp(`${WORD.source}(?:.*${WORD.source})?`, "su"),
  unknown: setOf(unknown.fact),
  unknownName: setOf(unknown.name),
  small: new Map(topic.small.split("|").map((small) => [small.charAt(0).toUpperCase() + small.slice(1), small])),
  sexes: setOf(job.sexes),
  last: setOf(job.last),
  reference: pattern(`^${anyOf(job.reference)}`),
  work: pattern(`^${anyOf(job.work)}(?: ${anyOf(`${job.work}|${job.where}`)})*$`),
  // The word comes last, before a mark, or before a word such as "in".
  itself: pattern(`(?<!${WORD.source})${anyOf(job.itself)}(?:(?! +${WORD.source})| +${anyOf(job.after)})`),
  topicLead: leadOf(topic.lead),
  jobLead: leadOf(job.lead),
  companyLead: leadOf(company.lead),
});
let made;
/** Made when a fact is first fitted: a page without drafts never needs them. */
const lists = () => (made ??= madeOf(words.fit));

// --- parts of a text ---

const wordsIn = (text) => text.match(lists().words) ?? [];
const figures = (text) => text.match(/\d/g)?.length ?? 0;

/** The fact, unless it has no letter, or is one of the words for "nothing". */
const known = (fact, unknown = lists().unknown) => {
  const [bare] = lists().withoutMarksAround.exec(fact) ?? [];
  return bare === undefined || has(unknown, bare) ? null : fact;
};

const withoutLead = (typed, { any, beforeCapital }) => {
  let fact = typed;
  for (;;) {
    fact = fact.replace(/^[ …:•]+/, "");
    const [lead] = (/^[A-Z]/.test(fact) ? beforeCapital : any).exec(fact) ?? [];
    if (lead === undefined) return fact;
    fact = fact.slice(lead.length);
  }
};

const SENTENCE_END = /[.…!;:,。！；：，、]$/;
const TITLE_END = /[.…!;:,。！；：，、\-–—|/·•*]$/;
/** Such as "U.S", whose stop stays. */
const INITIALS = /(?:^| )[^. ](?:\.[^. ])+\.$/u;
const withoutEnd = (typed, end) => {
  let fact = typed.trim();
  while (end.test(fact) && !INITIALS.test(fact)) fact = fact.slice(0, -1).trimEnd();
  return fact;
};

// --- a job's title ---

/** Such as "m/f/d"; one letter alone may mean anything. */
const isSexes = (part) => {
  const all = wordsIn(part);
  return all.every((word) => has(lists().sexes, word)) && all.join("").length > 1;
};

/** Such as "Ref. no. 48213" or "JR-10023". */
const isReference = (all) => {
  const part = all.join(" ");
  const [named] = lists().reference.exec(part) ?? [];
  if (named !== undefined) return figures(part.slice(named.length)) > 0;
  const isYear = part.length === 4 && /^(?:19|20)/.test(part);
  return figures(part) >= REFERENCE_FIGURES && !isYear && all.every((word) => word.length <= REFERENCE_LETTERS || figures(word) > 0);
};

/** Whether a bracket or a stretch only says who may apply, how one works, or which advert it is. */
const isTrimming = (part) => {
  const all = wordsIn(part);
  return isSexes(part) || lists().work.test(all.join(" ")) || isReference(all);
};

const withoutBrackets = (title) => title.replace(/ *[([{]([^)\]}]*)[)\]}]/g, (whole, inside) => (isTrimming(inside) ? "" : whole));

/** The parts of a title between dashes, strokes and commas, from where to where. */
const stretchesOf = (title) => {
  const stretches = [];
  let [start, at] = [0, 0];
  const part = (end, next) => {
    stretches.push([start, end]);
    start = next;
  };
  for (const token of title.split(" ")) {
    const end = at + token.length;
    if (token !== "" && !WORD.test(token)) part(at, end);
    else if (/[,;]$/.test(token)) part(end, end);
    else if (/^[-–—#]/.test(token) && at > 0) part(at, at);
    at = end + 1;
  }
  part(title.length, title.length);
  return stretches;
};

const mainStretches = (title) => {
  const stretches = stretchesOf(title);
  const saysNothing = ([from, to]) => isTrimming(title.slice(from, to));
  while (stretches.length > 1 && saysNothing(stretches.at(-1))) stretches.pop();
  while (stretches.length > 1 && saysNothing(stretches[0])) stretches.shift();
  return title.slice(stretches[0][0], stretches.at(-1)[1]).trim();
};

/** A title without a reference at its end that no mark parts from it. */
const withoutReference = (title) => {
  let from = title.length;
  for (let count = 0; count < REFERENCE_WORDS; count += 1) {
    from = title.slice(0, from).lastIndexOf(" ");
    if (from < 0) break;
    const tail = title.slice(from + 1);
    const isNamed = tail.startsWith("#") || lists().reference.test(tail);
    const isAlone = !tail.includes(" ") && figures(tail) > REFERENCE_FIGURES;
    if ((isNamed || isAlone) && isReference(wordsIn(tail))) return title.slice(0, from).trimEnd();
  }
  return title;
};

const withoutLast = (title) => {
  const space = title.lastIndexOf(" ");
  if (space < 0) return title;
  const [head, last] = [title.slice(0, space), title.slice(space + 1)];
  const hasStrokes = wordsIn(last).length > 1 && isSexes(last);
  return hasStrokes || (has(lists().last, last) && !lists().itself.test(head.trimEnd())) ? head : title;
};

/** A title without what adverts add to it. */
const fitJob = (typed) => {
  let title = withoutBrackets(typed);
  let before;
  do {
    before = title;
    title = withoutLead(withoutLast(withoutReference(mainStretches(withoutEnd(title, TITLE_END)))), lists().jobLead);
  } while (title !== before);
  return has(lists().last, title) ? null : known(title);
};

// --- the other facts ---

/** A topic as it follows "talking about": "We talked about hiking." is "hiking", "My gap year" is "my gap year". */
const fitTopic = (typed) => {
  const fact = known(withoutLead(withoutEnd(typed, SENTENCE_END), lists().topicLead));
  return fact && fact.replace(/^[^ ,'’‘ʼ＇`´]+/, (first) => lists().small.get(first) ?? first);
};

/** A company; a final stop is part of it. */
const fitCompany = (typed) => known(withoutLead(typed.trim().replace(/[,;: ]+$/, ""), lists().companyLead));

/** A name without marks at its end; the stop of an initial or of "Jr." is part of it. */
const fitName = (typed) => {
  const name = typed.trim().replace(/[,;:! ]+$/, "");
  const [, first, last] = /^(.* )?([^ ]*)\.$/su.exec(name) ?? [];
  if (last === undefined) return known(name, lists().unknownName);
  const letters = [...last].length;
  const isStop = letters > LONGEST_ABBREVIATION || (first === undefined && letters > 1 && !last.includes("."));
  return known(isStop ? name.slice(0, -1) : name, lists().unknownName);
};

/** A sentence of the user's own, with a mark at its end. */
const fitLine = (typed) => {
  const fact = known(typed.trim());
  return fact && fact + (endsInWord(fact) ? words.fit.line.end : "");
};

const fitted = (typed, fit) => (typed ? fit(typed) : null);

/** What a situation's drafts share. */
export const fitShared = (situation) => {
  const title = fitted(situation.job, fitJob);
  const role = title && (lists().itself.test(title) ? title : words.fit.job.role.replace("{job}", () => title));
  return { job: title, role, company: fitted(situation.company, fitCompany), you: fitted(situation.you, fitName) };
};

/** What the drafts to one interviewer share. */
export const fitPersonal = ({ name, topic, line }) => ({ name: fitted(name, fitName), topic: fitted(topic, fitTopic), line: fitted(line, fitLine) });
