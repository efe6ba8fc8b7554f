// The Preact twin: the same questions, words, style sheet and decision as the product's widget, as a good Preact developer
// would write it. It shows the same at the same time: first the stage alone, then the plan, and nothing of a closed fold.
//
// It has: the answer with its window, who comes first and everyone's verdict; the questions that come next and those that may
// matter too, one for each person whom they concern; all questions, and what was told; several interviewers in an order of
// their own; the message in three tones with its missing facts; the checklist with its boxes; the timeline as a list and as a
// picture; the reasons, stances, turning points and cautions; the guides and the disagreements in full.
// It lacks: keeping, export and import, several plans, printing, undo, suppositions that are tried, recording what has happened
// and asking how an interview went, notices and faults in what was entered, the review of an edited message (whose phrases it
// carries all the same), copying what is left to do and putting away what is done, the calendar file, the element's attributes
// and events, announcements to screen readers.
import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
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

// --- what was told ---

const kindOf = Object.fromEntries([...SHARED, ...PERSONAL].map(({ field, kind }) => [field, kind]));

const NOON = "12:00";
/** A moment as typed, with this time where none is known. */
const momentOf = (value, time) => (value.length === 10 ? `${value}T${time}` : value);

/** Answers as the form has them, all texts, as fields of a situation. */
const told = (answers) => {
  const fields = {};
  for (const [field, value] of Object.entries(answers)) {
    if (value === "") continue;
    if (kindOf[field] === "number") fields[field] = Number(value);
    else if (kindOf[field] === "days") fields[field] = value.split(" ");
    else if (kindOf[field] === "moment") fields[field] = momentOf(value, NOON);
    else fields[field] = { true: true, false: false }[value] ?? value;
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
  if (question.kind === "date" || (question.kind === "moment" && value.length === 10)) return dayInWords(value, now);
  if (question.kind === "days") return listed(value.split(" ").map((day) => dayInWords(day, now)));
  return question.kind === "moment" ? capitalised(momentInWords(value, now)) : value;
};

// --- which questions come next ---

const WORTH_ASKING = 30;
const nameOf = ({ field, person }) => (person === null ? field : `${field}-${person}`);
const among = (spots, spot) => spots.some((other) => nameOf(other) === nameOf(spot));

/** The date that says most about a stage. */
const dateOfStage = (stage, people) => {
  if (stage === "offer") return null;
  if (stage === "rejected" || stage === "closed") return "decisionOn";
  return people.every(({ metAt }) => metAt) ? null : "interviewAt";
};

/** Whoever did not suggest connecting may have been asked: the two questions belong together. */
const withAgreed = (spots, isOpen) => {
  const suggested = spots.filter(({ field }) => field === "invitedYou");
  const agreed = suggested.map(({ person }) => ({ field: "agreed", person })).filter(isOpen);
  return spots.flatMap((spot) => (spot === suggested.at(-1) ? [spot, ...agreed] : [spot]));
};

/** The questions that come next, and those that may matter too but seldom do. */
const questionsOf = ({ advice, shared, people, passed, atHand }) => {
  const isOpen = (spot) => !among(passed, spot) && !among(atHand, spot);
  const first = ["stage", dateOfStage(advice.stage, people)].filter(Boolean).map((field) => ({ field, person: null }));
  const unasked = first.find((spot) => !shared[spot.field] && isOpen(spot));
  if (unasked) return { next: [unasked], more: [] };
  const open = advice.missing.filter(isOpen);
  const fewOf = (rows) => rows.filter((row) => rows.filter(({ field }) => field === row.field).indexOf(row) < MOST_LISTED);
  const heavy = open.filter(({ weight }) => weight >= WORTH_ASKING * people.length);
  const next = fewOf(heavy.filter(({ field }) => field === heavy[0].field));
  const more = fewOf(open.filter(({ weight }) => weight < WORTH_ASKING * people.length));
  return { next: withAgreed(next, isOpen), more: withAgreed(more, isOpen) };
};

// --- controls ---

const Drawn = ({ name, path }) => (
  <svg viewBox="0 0 24 24" class={name} aria-hidden="true">
    <path d={path} />
  </svg>
);
const Icon = ({ name, path }) => <Drawn name={`icon ${name}`} path={path} />;

/** What folds; `instead` is shown while it is closed. */
const Fold = ({ title, open: first = false, instead, children }) => {
  const [open, setOpen] = useState(first);
  const press = (event) => {
    event.preventDefault();
    setOpen(!open);
  };
  return (
    <>
      {!open && instead}
      <details class="fold" open={open}>
        <summary onClick={press}>
          <Icon name="chevron" path="M9 5l7 7-7 7" />
          <span>{title}</span>
        </summary>
        {open && <div class="folded">{children()}</div>}
      </details>
    </>
  );
};

const Section = ({ name, title, children }) => (
  <section class={`card ${name}`} part={`card ${name}`} tabindex="-1" aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`}>{title}</h2>
    {children}
  </section>
);

const Button = ({ kind = "button", ...more }) => <button type="button" class={kind} part={kind} {...more} />;

/** A button that shows everyone's entries beside those of the chosen one, or puts them away. */
const Everyone = ({ on, all, one, onPress }) => (
  <Button kind="button quiet" aria-pressed={on} onClick={onPress}>
    {on ? one : all}
  </Button>
);

const Pill = ({ group, value, label, checked, onChoose }) => (
  <label class={checked ? "choice checked" : "choice"} part="choice">
    <input type="radio" name={group} id={`${group}-${value}`} value={value} checked={checked} onInput={onChoose} />
    <Icon name="tick" path="M5 12.5l4.5 4.5L19 7.5" />
    <span>{label}</span>
  </label>
);

const Words = ({ id, value, described, onInput }) => (
  <input type="text" dir="auto" autocomplete="off" maxlength={LONGEST_TEXT} aria-describedby={described} id={id} value={value} onInput={onInput} />
);

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

const Choice = ({ question: { field, answers }, question, id, value, passed, label, hint, onAnswer, onPass }) => {
  const current = field === "posture" ? value || "balanced" : value;
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint}
      <div class="choices">
        {answers.map((name) => (
          <Pill key={name} group={id} value={name} label={labelOf(question, name)} checked={current === name} onChoose={() => onAnswer(name)} />
        ))}
        {field !== "stage" && field !== "posture" && <Pill group={id} value="" label={ui.unknown} checked={passed} onChoose={onPass} />}
      </div>
    </fieldset>
  );
};

const Moment = ({ id, value, label, hint, described, now, onAnswer }) => {
  const [day, time = ""] = value.split("T");
  const answer = (day, time) => onAnswer(time ? `${day}T${time}` : day);
  return (
    <fieldset class="field">
      <legend>{label}</legend>
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
    </fieldset>
  );
};

/** Several days: those that are known, and room for one more. */
const Days = ({ question, id, value, label, hint, described, now, onAnswer }) => {
  const known = value.split(" ").filter(Boolean);
  const places = Array.from({ length: Math.min(question.mostDays, known.length + 1) }, (_, place) => place);
  const answer = (place, day) => onAnswer([...known.slice(0, place), day, ...known.slice(place + 1)].filter(Boolean).join(" "));
  return (
    <fieldset class="field">
      <legend>{label}</legend>
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
    </fieldset>
  );
};

const KINDS = { choice: Choice, moment: Moment, days: Days };

/** A question with the control that takes its answer. */
const Field = (props) => {
  const { question, id, value, label, now, helped = true, onAnswer } = props;
  const { kind, bounds } = question;
  const help = helped && wordsOf(question).hint;
  const described = help ? `${id}-hint` : undefined;
  const hint = help && (
    <p class="hint" id={described}>
      {help}
    </p>
  );
  const Kind = KINDS[kind];
  if (Kind) return <Kind {...props} hint={hint} described={described} />;
  const answer = (event) => onAnswer(event.target.value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === "date" && <Day id={id} value={value} described={described} onInput={answer} />}
      {kind === "words" && <Words id={id} value={value} described={described} onInput={answer} />}
      {kind === "number" && <input type="number" {...bounds} inputmode={bounds.min < 0 ? undefined : "numeric"} aria-describedby={described} id={id} value={value} onInput={answer} />}
      {kind === "date" && <Understood kind="date" value={value} now={now} />}
      {hint}
    </div>
  );
};

const ask = (question, stage, names) => {
  const asked = wordsOf(question);
  let text = asked.ask;
  if (question.field === "interviewAt" && stage === "before") text = asked.askAhead;
  if (question.field === "decisionOn" && (stage === "offer" || stage === "rejected")) text = asked.askEnded;
  if (question.field === "decisionOn" && stage === "closed") text = asked.askClosed;
  return fill(text, names);
};

/** One question as a card, or the same about several people as a row of answers for each of them. */
const Card = ({ spots, field, several, advice, pass, valueOf, who }) => {
  const [spot] = spots;
  const question = questionOf(spot);
  const { hint, askAll, short } = wordsOf(question);
  const isOpen = valueOf(spot) === "";
  const missing = advice.missing.find((row) => row.field === spot.field);
  const many = missing && fill(missing.changes > 1 ? ui.mattersSeveral : ui.mattersOne, { number: missing.changes });
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
      {missing && isOpen && <p class="hint">{several ? many : ui.matters}</p>}
      {question.kind !== "choice" && isOpen && (
        <Button kind="button quiet" onClick={() => pass(spot)}>
          {ui.unknown}
        </Button>
      )}
    </div>
  );
};

/** A card for each question, which those that follow one another about the same share. */
const Cards = ({ spots, scene }) => {
  const cards = [];
  for (const spot of spots) {
    if (cards.at(-1)?.[0].field === spot.field) cards.at(-1).push(spot);
    else cards.push([spot]);
  }
  return cards.map((card) => <Card key={nameOf(card[0])} spots={card} {...scene} />);
};

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

const Questions = ({ scene }) => {
  const { next, more, atHand, passed, person, stage, now, account, valueOf, field, fits, reopen, askAgain } = scene;
  const isShown = (spot) => among(atHand, spot) || among(next, spot);
  const spotsOf = (asked, of) => asked.map((question) => ({ field: question.field, person: of }));
  const answered = [...spotsOf(SHARED, null), ...spotsOf(PERSONAL, person.id)].filter((spot) => spot.field !== "name" && valueOf(spot) !== "");
  return (
    <Section name="ask" title={ui.questions}>
      <Cards spots={atHand} scene={scene} />
      <Cards spots={next} scene={scene} />
      {next.length === 0 && (
        <div class="question">
          <p class="hint">{passed.length > 0 ? ui.passed : ui.nothingLeft}</p>
          {passed.length > 0 && <Button onClick={askAgain}>{ui.askAgain}</Button>}
        </div>
      )}
      {next.length === 0 && more.length > 0 && <Fold title={ui.more}>{() => <Cards spots={more} scene={scene} />}</Fold>}
      <div class="told-so-far">
        <h3>{ui.told}</h3>
        <ul class="tolds">
          {answered.map((spot) => (
            <li key={nameOf(spot)}>
              <Button kind="told" onClick={() => reopen(spot)}>
                <span class="what">{lead(wordsOf(questionOf(spot)).short)}</span>
                <span dir="auto">{inWords(questionOf(spot), valueOf(spot), now)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <Fold title={ui.everything}>
        {() => (
          <>
            {spotsOf(SHARED, null)
              .filter((spot) => spot.field !== "posture" && fits(spot, stage) && !isShown(spot))
              .map((spot) => field(spot))}
            {account}
          </>
        )}
      </Fold>
    </Section>
  );
};

const People = ({ scene }) => {
  const { people, person, next, more, atHand, who, answer, field, fits, stage, add, remove, move } = scene;
  const isShown = (spot) => among(atHand, spot) || among(next, spot) || (next.length === 0 && among(more, spot));
  const row = ({ id, name = "" }, index) => (
    <li key={id} class="name-row">
      <div class="name">
        <label for={`name-${id}`}>{fill(ui.nameOf, { number: index + 1 })}</label>
        <Words id={`name-${id}`} value={name} onInput={(event) => answer({ field: "name", person: id }, event.target.value)} />
      </div>
      {people.length > 1 && (
        <>
          <IconButton icon="arrow" path="M12 19V6M6 12l6-6 6 6" label={fill(ui.moveUp, who(id))} disabled={index === 0} onClick={() => move(index, -1)} />
          <IconButton icon="arrow" path="M12 5v13M6 12l6 6 6-6" label={fill(ui.moveDown, who(id))} disabled={index + 1 === people.length} onClick={() => move(index, 1)} />
          <IconButton icon="cross" path="M6 6l12 12M18 6L6 18" label={fill(ui.remove, who(id))} onClick={() => remove(id)} />
        </>
      )}
    </li>
  );
  const list = <ul class="names">{people.map(row)}</ul>;
  return (
    <Section name="who" title={ui.people}>
      {people.length <= MOST_LISTED ? (
        list
      ) : (
        <div>
          <Fold title={fill(ui.namesAll, { number: people.length })} instead={<ul class="names">{people.map((each, index) => each.id === person.id && row(each, index))}</ul>}>
            {() => list}
          </Fold>
        </div>
      )}
      <p class="hint">{ui.peopleHint}</p>
      <Button disabled={people.length >= MOST_PEOPLE} onClick={add}>
        <Icon name="plus" path="M12 5v14M5 12h14" />
        <span>{ui.peopleAdd}</span>
      </Button>
      {people.length >= MOST_PEOPLE && <p class="hint">{fill(ui.peopleMost, { most: MOST_PEOPLE })}</p>}
      <Fold title={fill(ui.about, who(person.id))}>
        {() =>
          PERSONAL.filter((question) => question.field !== "name")
            .map((question) => ({ field: question.field, person: person.id }))
            .filter((spot) => fits(spot, stage) && !isShown(spot))
            .map((spot) => field(spot))
        }
      </Fold>
    </Section>
  );
};

const IconButton = ({ icon, path, label, ...more }) => (
  <Button kind="button icon-button" aria-label={label} title={label} {...more}>
    <Icon name={icon} path={path} />
  </Button>
);

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

const Strip = ({ scene: { person, several, who, now } }) => (
  <div class="strip" part="strip">
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

const Answer = ({ scene }) => {
  const { advice, person, several, who, now } = scene;
  const first = person.doFirst.map((id) => advice.checklist.find((item) => item.id === id).text);
  return (
    <section class="answer" part="answer" tabindex="-1" aria-labelledby="answer-title">
      <h2 id="answer-title" class="headline" part="headline" dir="auto">
        {advice.headline}
      </h2>
      {several && <Overview scene={scene} />}
      <div class="particulars">
        {several && <h3 dir="auto">{who(person.id).Who}</h3>}
        {person.window && (
          <p class="moment-line" part="moment">
            {when(person, now)}
          </p>
        )}
        {first.length > 0 && <p class="first">{first.length > 1 ? fill(ui.firstMore, { item: first[0], number: first.length - 1 }) : fill(ui.firstOne, { item: first[0] })}</p>}
        {!person.withNote && <p class="hint">{ui.noNote}</p>}
      </div>
    </section>
  );
};

// --- the message ---

/** The facts that a draft may lack, with whether they are a person's. */
const DRAFT_FACTS = { name: true, topic: true, job: false, company: false, you: false };
const LONGEST_LINK = 1900;
const LINE = 46;
const COPY = { linkedinNote: ui.copyNote, linkedinMessage: ui.copyMessage, email: ui.copyEmail };

/** Enough lines that the text need not scroll. */
const rowsOf = (text) => Math.min(18, Math.max(4, text.split("\n").reduce((rows, line) => rows + Math.floor(line.length / LINE) + 1, 0)));

/** The drafts that speak of a talk: they read well without its topic or the job, and better with them. */
const OF_THE_TALK = ["note", "thankYouEmail", "thankYouVia", "thankYouMessage", "rejectionThanks"];

/** What is missing in the text, asked for as fields. */
const MissingFacts = ({ draft, scene: { person, stage, valueOf, answer } }) => {
  const [asked, setAsked] = useState([]);
  const spotOf = (field) => ({ field, person: DRAFT_FACTS[field] ? person.id : null });
  const isMissing = (field) => {
    if (field !== "topic" && field !== "job") return draft.placeholders.some(({ name }) => name === field);
    return OF_THE_TALK.includes(draft.kind) && stage !== "before" && valueOf(spotOf(field)) === "";
  };
  const fields = Object.keys(DRAFT_FACTS).filter((field) => asked.includes(field) || isMissing(field));
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
          const input = (event) => {
            setAsked(fields);
            answer(spot, event.target.value);
          };
          return (
            <div key={field} class="field">
              <label for={id}>{field === "name" ? ui.theirName : question}</label>
              <Words id={id} value={valueOf(spot)} described={hint && `${id}-hint`} onInput={input} />
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

const Message = ({ draft, wanted, onWant, tone, onTone, scene }) => {
  const { person, who, account } = scene;
  const [edited, setEdited] = useState({});
  const [copied, setCopied] = useState(null);
  const suited = person.drafts.map(({ kind }) => kind);
  const choose = (name) => (
    <Button key={name} aria-pressed={name === wanted} onClick={() => onWant(name)}>
      {ui.kind[name]}
    </Button>
  );
  const key = `${wanted}-${person.id}`;
  const own = edited[key];
  const text = own ?? draft?.body;
  const copy = (what, content) => navigator.clipboard.writeText(content).then(() => setCopied(what));
  const Copied = ({ what }) => copied === what && <p class="said">{ui.copied}</p>;
  const address = () => `mailto:?subject=${encodeURIComponent(draft.subject ?? "")}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  const hasGaps = draft && own === undefined && draft.placeholders.length > 0;
  return (
    <Section name="message" title={draft ? fill(ui.title[wanted], who(person.id)) : ui.drafts}>
      {draft ? (
        <div class="editor">
          <MissingFacts key={key} draft={draft} scene={scene} />
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
            <span id="draft-count" class={draft.limit && text.length > draft.limit ? "count over" : "count"}>
              {draft.limit ? fill(ui.countOf, { number: text.length, most: draft.limit }) : fill(ui.count, { number: text.length })}
            </span>
          </div>
          <textarea key={key} id="draft" rows={rowsOf(text)} dir="auto" spellcheck aria-describedby={hasGaps ? "draft-count draft-gaps" : "draft-count"} part="draft" value={text} onInput={(event) => setEdited({ ...edited, [key]: event.target.value })} />
          {hasGaps && (
            <p class="hint" id="draft-gaps">
              {ui.gaps}
            </p>
          )}
          {own !== undefined && (
            <div class="edited">
              <p>{ui.draftEdited}</p>
              <div class="row wrap">
                <Button kind="button quiet" onClick={() => setEdited({ ...edited, [key]: undefined })}>
                  {ui.draftRenew}
                </Button>
              </div>
            </div>
          )}
          <fieldset class="field tone">
            <legend>{ui.tone}</legend>
            <div class="choices">
              {[
                ["warm", ui.toneWarm],
                ["neutral", ui.toneNeutral],
                ["formal", ui.toneFormal],
              ].map(([name, label]) => (
                <Pill key={name} group="tone" value={name} label={label} checked={tone === name} onChoose={() => onTone(name)} />
              ))}
            </div>
          </fieldset>
          <div class="row wrap">
            <Button kind="button primary" onClick={() => copy(wanted, text)}>
              {COPY[draft.channel]}
            </Button>
            {draft.channel === "email" && (address().length > LONGEST_LINK ? <p class="hint">{ui.mailTooLong}</p> : (
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
            {Object.keys(ui.kind).filter((name) => suited.includes(name)).map(choose)}
          </div>
        )}
        <Fold title={ui.draftsOther}>{() => <div class="row wrap">{Object.keys(ui.kind).filter((name) => !suited.includes(name)).map(choose)}</div>}</Fold>
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

const Checklist = ({ scene: { advice, person, several, now } }) => {
  const [ticks, setTicks] = useState({});
  const [everyone, setEveryone] = useState(false);
  const items = advice.checklist.filter((item) => everyone || item.person === null || item.person === person.id);
  const isDone = (item) => ticks[item.id] ?? item.done;
  const done = items.filter(isDone).length;
  const due = PHASES_DUE[advice.stage] ?? ["after", "later"];
  return (
    <Section name="todo" title={ui.checklist}>
      <div class="progress">
        <progress max={items.length} value={done} aria-hidden="true" />
        <p>{fill(ui.progress, { done, all: items.length })}</p>
      </div>
      {["before", "after", "later"].map((phase) => {
        const listed = items.filter((item) => item.phase === phase);
        if (listed.length === 0) return null;
        return (
          <Fold key={phase} title={fill(ui.phase[phase], { number: listed.length })} open={due.includes(phase)}>
            {() => (
              <ul class="items">
                {listed.map((item) => (
                  <li key={item.id} class={isDone(item) ? "item done" : "item"} part="item">
                    <input type="checkbox" id={`item-${item.id}`} checked={isDone(item)} onChange={(event) => setTicks({ ...ticks, [item.id]: event.target.checked })} />
                    <div class="what">
                      <label for={`item-${item.id}`} dir="auto">
                        {item.text}
                      </label>
                      {!isDone(item) && <Due item={item} now={now} />}
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
      {several && <Everyone on={everyone} all={ui.itemsOfAll} one={ui.itemsOfOne} onPress={() => setEveryone(!everyone)} />}
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
      {several && <Everyone on={everyone} all={ui.momentsOfAll} one={ui.momentsOfOne} onPress={() => setEveryone(!everyone)} />}
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

const Turning = ({ scene: { person, who, answer } }) => {
  const rows = person.turningPoints.flatMap(({ field, value, verdict }) => {
    const spot = { field, person: PERSONAL.some((question) => question.field === field) ? person.id : null };
    const supposed = wordsOf(questionOf(spot)).if?.[{ true: "yes", false: "no" }[value] ?? value];
    if (!supposed) return [];
    return (
      <li key={`${field}-${value}`}>
        <Button onClick={() => answer(spot, value)}>
          {fill(ui.suppose, { fact: fill(supposed, who(person.id)) })}
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
  const { advice, person, who, field, next, atHand } = scene;
  const posture = { field: "posture", person: null };
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
      {!among(next, posture) && !among(atHand, posture) && field(posture)}
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

const Footer = () => (
  <footer class="foot" tabindex="-1">
    <p>{ui.keepNotAsked}</p>
    <p>{ui.disclaimer}</p>
  </footer>
);

// --- the widget ---

const Widget = ({ given }) => {
  const [shared, setShared] = useState(given.shared);
  const [people, setPeople] = useState(given.people);
  const [chosen, setChosen] = useState(given.people[0].id);
  const [passed, setPassed] = useState([]);
  const [atHand, setAtHand] = useState([]);
  const [draftKind, setDraftKind] = useState(null);
  const [tone, setTone] = useState("neutral");
  const now = localNow();
  const situation = useMemo(() => ({ ...told(shared), timeForm: timeForm(), now, interviewers: people.map(told) }), [shared, people, now]);
  const advice = useMemo(() => advise(situation), [situation]);
  const names = useMemo(() => namesOf(situation), [situation]);
  const { next, more } = questionsOf({ advice, shared, people, passed, atHand });
  const person = advice.people.find(({ id }) => id === chosen) ?? advice.people[0];
  const wanted = draftKind ?? person.drafts[0]?.kind;
  const draft = useMemo(() => wanted && compose(situation, person.id, wanted, tone), [situation, person.id, wanted, tone]);
  const isTold = Boolean(shared.stage || shared.interviewAt || shared.nextInterviewAt || shared.thankYouSentAt || people.some(({ metAt }) => metAt));

  const who = (id) => names[people.findIndex((each) => each.id === id)];
  const of = (id) => people.find((each) => each.id === id);
  const valueOf = (spot) => (spot.person === null ? shared : of(spot.person))[spot.field] ?? "";
  /** A question that was next stays where it is until the user goes on to another. */
  const answer = (spot, value) => {
    if (among(next, spot)) setAtHand(next);
    if (spot.person === null) setShared({ ...shared, [spot.field]: String(value) });
    else setPeople(people.map((each) => (each.id === spot.person ? { ...each, [spot.field]: String(value) } : each)));
  };
  const pass = (spot) => {
    answer(spot, "");
    setPassed([...passed, spot]);
  };
  const field = (spot, label) => {
    const question = questionOf(spot);
    const name = nameOf(spot);
    const asked = label ?? ask(question, advice.stage, spot.person === null ? {} : who(spot.person));
    const given = { question, now, value: valueOf(spot), passed: among(passed, spot) && valueOf(spot) === "" };
    return <Field key={name} id={name} label={asked} helped={label === undefined} onAnswer={(value) => answer(spot, value)} onPass={() => pass(spot)} {...given} />;
  };
  /** Questions that make no sense yet are left out, unless they have an answer. */
  const fits = (spot, stage) => {
    if (valueOf(spot) !== "") return true;
    if (spot.field === "nextInterviewAt" || spot.field === "round") return stage === "between";
    if (spot.field === "closedBecause") return stage === "closed";
    return (spot.field !== "requestSentOn" && spot.field !== "followedUp") || of(spot.person).request === "pending";
  };
  const choose = (id) => {
    setChosen(id);
    setDraftKind(null);
  };
  const add = () => {
    const id = String(Math.max(...people.map(({ id }) => Number(id))) + 1);
    setPeople([...people, { id }]);
    choose(id);
  };
  const remove = (id) => setPeople(people.filter((each) => each.id !== id));
  const move = (from, by) => {
    const moved = people.toSpliced(from, 1);
    moved.splice(from + by, 0, people[from]);
    setPeople(moved);
  };
  const account = <Account limit={shared.noteLimit} onChoose={(limit) => setShared({ ...shared, noteLimit: limit })} />;
  const several = people.length > 1;
  const scene = {
    ...{ advice, person, people, several, now, stage: advice.stage, next, more, atHand, passed, who, valueOf, answer, field, pass, fits, choose, add, remove, move },
    account: wanted === "note" ? null : account,
    reopen: (spot) => setAtHand([spot]),
    askAgain: () => setPassed([]),
  };
  if (!isTold) {
    return (
      <>
        <section class="answer" part="answer" tabindex="-1" aria-labelledby="answer-title">
          <h2 id="answer-title" class="headline" part="headline" dir="auto">
            {ui.welcome}
          </h2>
          <p class="hint">{ui.welcomeHint}</p>
        </section>
        <div class="columns blank">
          <div class="column questions">
            <Section name="ask" title={ui.questions}>
              <Cards spots={[{ field: "stage", person: null }]} scene={scene} />
            </Section>
          </div>
        </div>
        <Footer />
      </>
    );
  }
  return (
    <>
      <Strip scene={scene} />
      <Answer scene={scene} />
      <div class="columns">
        <div class="column questions">
          <Questions scene={scene} />
          <People scene={scene} />
        </div>
        <div class="column plan">
          <Message draft={draft} wanted={wanted} onWant={setDraftKind} tone={tone} onTone={setTone} scene={{ ...scene, account }} />
          <Checklist scene={scene} />
          <Timeline scene={scene} />
        </div>
        <Why scene={scene} />
      </div>
      <Footer />
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
  render(<Widget given={{ shared: typed(shared), people }} />, root.lastChild);
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
