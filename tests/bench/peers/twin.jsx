// The Preact twin: the same questions, words, style sheet and decision as the product's widget, as a good Preact developer
// would write it. It shows the same at the same time: first the stage alone, then the plan, and nothing of a closed fold.
//
// It has: the answer with its window, who comes first and everyone's verdict; the question that comes next, all questions,
// what was told; several interviewers; the message in three tones with its missing facts; the checklist with its boxes;
// the timeline; the reasons, stances, turning points and cautions; the guides and the disagreements in full.
// It lacks: keeping, export and import, several plans, undo, suppositions that are tried, recording what has happened,
// faults in what was entered, the review of an edited message (whose phrases it carries all the same), the calendar file,
// the element's attributes and events, announcements to screen readers.
import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
import styles from "styles";
import { FACTS } from "tables";
import words from "words";
import { NOTE_LIMITS, advise, compose, fill, said } from "./decision.js";
import { PERSONAL, SHARED, labelOf, wordsOf } from "./questions.js";

const ui = words.ui;
const GUIDES = Object.keys(words.guides);

const localNow = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
};

/** "in 5 hours", as the product says it. */
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const relative = (moment, now) => {
  const minutes = (Date.parse(`${moment}Z`) - Date.parse(`${now}Z`)) / 60_000;
  if (Math.abs(minutes) < 60) return relativeFormat.format(minutes, "minute");
  if (Math.abs(minutes) < 1440) return relativeFormat.format(Math.round(minutes / 60), "hour");
  return relativeFormat.format(Math.round(minutes / 1440), "day");
};

const VERDICT_CLASSES = { send: "go", accept: "go", wait: "hold", followUp: "act", connected: "done", moveOn: "rest", skip: "rest" };
const VERDICT_ICONS = {
  send: "M3 11.5L21 4l-6 17-3.5-7zM11.5 14L21 4",
  accept: "M4 12.5l5 5L20 6.5",
  wait: "M12 3a9 9 0 1 0 .01 0zM12 7.5V12l3.5 2.5",
  followUp: "M3 6h18v12H3zM3 7l9 6 9-6",
  moveOn: "M4 12h15M13 6l6 6-6 6",
  connected: "M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8",
  skip: "M12 3a9 9 0 1 0 .01 0zM5.6 5.6l12.8 12.8",
};

const Icon = ({ name, path }) => (
  <svg viewBox="0 0 24 24" class={`icon ${name}`} aria-hidden="true">
    <path d={path} />
  </svg>
);

const Fold = ({ title, open: first = false, children }) => {
  const [open, setOpen] = useState(first);
  const press = (event) => {
    event.preventDefault();
    setOpen(!open);
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

const Section = ({ name, title, children }) => (
  <section class={`card ${name}`} part={`card ${name}`} tabindex="-1" aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`}>{title}</h2>
    {children}
  </section>
);

const Pill = ({ group, value, label, checked, onChoose }) => (
  <label class={checked ? "choice checked" : "choice"} part="choice">
    <input type="radio" name={group} id={`${group}-${value}`} value={value} checked={checked} onInput={onChoose} />
    <Icon name="tick" path="M5 12.5l4.5 4.5L19 7.5" />
    <span>{label}</span>
  </label>
);

const ask = (question, stage, who) => {
  const said = wordsOf(question);
  let text = said.ask;
  if (question.field === "interviewAt" && stage === "before") text = said.askAhead;
  if (question.field === "decisionOn" && (stage === "offer" || stage === "rejected")) text = said.askEnded;
  if (question.field === "decisionOn" && stage === "closed") text = said.askClosed;
  return fill(text, { who });
};

const Question = ({ question, id, value, stage, who, now, onAnswer }) => {
  const { kind, field } = question;
  const { hint } = wordsOf(question);
  const label = ask(question, stage, who);
  const help = hint && (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
  const described = hint ? `${id}-hint` : undefined;
  const answer = (event) => onAnswer(event.target.value);
  if (kind === "choice") {
    const current = field === "posture" ? value || "balanced" : value;
    return (
      <fieldset class="field">
        <legend>{label}</legend>
        {help}
        <div class="choices">
          {question.answers.map((name) => (
            <Pill key={name} group={id} value={name} label={labelOf(question, name)} checked={current === name} onChoose={answer} />
          ))}
          {field !== "stage" && field !== "posture" && <Pill group={id} value="" label={ui.unknown} checked={false} onChoose={answer} />}
        </div>
      </fieldset>
    );
  }
  const day = <input type="date" min="1970-01-01" max="2199-12-31" id={id} aria-describedby={described} value={value.slice(0, 10)} onInput={(event) => onAnswer(kind === "moment" ? `${event.target.value}T${value.slice(11, 16) || "12:00"}` : event.target.value)} />;
  const understood = value.length >= 10 && kind !== "words" && kind !== "number" && (
    <p class="said">{fill(ui.said, { moment: said(kind === "date" ? `${value}T12:00` : value, now), relative: relative(kind === "date" ? `${value}T12:00` : value, now) })}</p>
  );
  if (kind === "moment") {
    return (
      <fieldset class="field">
        <legend>{label}</legend>
        <div class="moment">
          <div>
            <label for={id}>{ui.day}</label>
            {day}
          </div>
          <div>
            <label for={`${id}-time`}>{ui.time}</label>
            <input type="time" id={`${id}-time`} value={value.slice(11, 16)} onInput={(event) => onAnswer(`${value.slice(0, 10)}T${event.target.value}`)} />
          </div>
        </div>
        {understood}
        {help}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === "date" && day}
      {kind === "words" && <input type="text" dir="auto" autocomplete="off" maxlength="2000" aria-describedby={described} id={id} value={value} onInput={answer} />}
      {kind === "number" && <input type="number" inputmode="numeric" min="0" max="1000" aria-describedby={described} id={id} value={value} onInput={answer} />}
      {understood}
      {help}
    </div>
  );
};

/** What a text rests on: each statement with its guide. */
const Sources = ({ cites }) => (
  <ul class="sources">
    {cites.map((cite) => {
      const [of, key] = cite.split(".");
      if (of === "house") return <li key={cite}>{`${ui.source.house}: ${words.house.house[key]}`}</li>;
      if (of === "linkedin") return <li key={cite}>{`${ui.source.linkedin}: ${fact(cite)}`}</li>;
      return <li key={cite}>{`${words.guides[of].short}: ${words.statements[of][key]}`}</li>;
    })}
  </ul>
);

const fact = (id) => {
  const { figures } = FACTS.find((known) => known.id === id);
  return fill(words.facts.linkedin[id.split(".")[1]].text, Object.fromEntries(figures.map((figure) => figure.split("="))));
};

const when = ({ verdict, window }, now) => {
  const texts = ui.when;
  const { opens, closes, suggested, until, late } = window;
  const say = (text, moment) => fill(text, { opens: opens && said(opens, now), closes: closes && said(closes, now), relative: moment && relative(moment, now) });
  let main;
  if (verdict === "send") main = late ? texts.late : closes ? say(texts.closes, closes) : texts.noEnd;
  else if (until === "reply") main = closes ? say(texts.replyBy, closes) : texts.reply;
  else if (until === "decision") main = opens ? say(texts.decisionFrom, opens) : texts.decision;
  else if (until === "interview" && !opens) main = texts.interview;
  else if (!opens) main = texts.unknown;
  else main = closes ? say(texts.opensCloses, opens) : say(texts.opens, opens);
  return suggested && suggested !== opens && suggested > now ? main + fill(texts.suggested, { suggested: said(suggested, now) }) : main;
};

const brief = ({ verdict, window }, now) => {
  if (!window) return null;
  const { opens, closes, until } = window;
  const say = (text, moment) => fill(text, { moment: said(moment, now), relative: relative(moment, now) });
  if (verdict === "send") return closes ? say(ui.brief.closes, closes) : null;
  if (until === "reply") return ui.brief.reply;
  if (opens) return say(ui.brief.opens, opens);
  return ui.brief[until] ?? null;
};

const Strip = ({ person, several, who, now }) => (
  <div part="strip">
    <p class={`gist ${VERDICT_CLASSES[person.verdict]}`} part="gist">
      <Icon name="verdict-icon" path={VERDICT_ICONS[person.verdict]} />
      {several && (
        <span class="whose" dir="auto">
          {who(person.id)}
        </span>
      )}
      <strong>{ui.verdict[person.verdict]}</strong>
      {brief(person, now) && <span class="when">{brief(person, now)}</span>}
    </p>
  </div>
);

const Answer = ({ advice, person, who, now, onChoose }) => {
  const first = person.doFirst.map((id) => advice.checklist.find((item) => item.id === id).text);
  return (
    <section class="answer" part="answer" tabindex="-1" aria-labelledby="answer-title">
      <h2 id="answer-title" class="headline" part="headline" dir="auto">
        {advice.headline}
      </h2>
      {advice.people.length > 1 && (
        <ul class="people" aria-label={ui.peopleList}>
          {advice.people.map((each) => (
            <li key={each.id}>
              <button type="button" class={`person ${VERDICT_CLASSES[each.verdict]}`} part="person" aria-pressed={each.id === person.id} onClick={() => onChoose(each.id)}>
                <Icon name="verdict-icon" path={VERDICT_ICONS[each.verdict]} />
                <span class="who" dir="auto">
                  {who(each.id)}
                </span>
                <span class="what">{ui.verdict[each.verdict]}</span>
                {brief(each, now) && <span class="when">{brief(each, now)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="particulars">
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

const Message = ({ situation, person, who }) => {
  const [wanted, setWanted] = useState(null);
  const [tone, setTone] = useState("neutral");
  const [edited, setEdited] = useState({});
  const [copied, setCopied] = useState(false);
  const kind = wanted ?? person.drafts[0]?.kind;
  const draft = useMemo(() => kind && compose(situation, person.id, kind, tone), [situation, person.id, kind, tone]);
  const choose = (name) => (
    <button key={name} type="button" class="button" part="button" aria-pressed={name === kind} onClick={() => setWanted(name)}>
      {ui.kind[name]}
    </button>
  );
  const suited = person.drafts.map((known) => known.kind);
  const key = `${kind}-${person.id}`;
  const text = edited[key] ?? draft?.body;
  const over = draft?.limit ? text.length - draft.limit : 0;
  return (
    <Section name="message" title={draft ? fill(ui.title[kind], { who: who(person.id) }) : ui.drafts}>
      {draft ? (
        <div class="editor">
          {draft.subject && (
            <div class="field">
              <label for="subject">{ui.subject}</label>
              <div class="row subject">
                <input type="text" id="subject" dir="auto" readonly value={draft.subject} />
                <button type="button" class="button" part="button" onClick={() => navigator.clipboard.writeText(draft.subject)}>
                  {ui.copySubject}
                </button>
              </div>
            </div>
          )}
          <div class="row between">
            <label for="draft">{ui.draftText}</label>
            <span id="draft-count" class={over > 0 ? "count over" : "count"}>
              {draft.limit ? fill(ui.countOf, { number: text.length, most: draft.limit }) : fill(ui.count, { number: text.length })}
            </span>
          </div>
          <textarea key={key} id="draft" rows="6" dir="auto" spellcheck aria-describedby="draft-count" part="draft" value={text} onInput={(event) => setEdited({ ...edited, [key]: event.target.value })} />
          {over > 0 && <p class="fault">{fill(ui.tooLong, { number: over, most: draft.limit })}</p>}
          {over <= 0 && draft.placeholders.length > 0 && <p class="hint">{ui.gaps}</p>}
          {edited[key] !== undefined && (
            <div class={edited[key] === draft.body ? "edited" : "asked"}>
              <p>{ui.draftEdited}</p>
              <button type="button" class="button quiet" onClick={() => setEdited({ ...edited, [key]: undefined })}>
                {ui.draftRenew}
              </button>
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
                <Pill key={name} group="tone" value={name} label={label} checked={tone === name} onChoose={() => setTone(name)} />
              ))}
            </div>
          </fieldset>
          <div class="row wrap">
            <button type="button" class="button primary" part="button primary" onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
              {{ linkedinNote: ui.copyNote, linkedinMessage: ui.copyMessage, email: ui.copyEmail }[draft.channel]}
            </button>
            {draft.channel === "email" && (
              <a class="button" part="button" href={`mailto:?subject=${encodeURIComponent(draft.subject ?? "")}&body=${encodeURIComponent(text)}`}>
                {ui.mail}
              </a>
            )}
          </div>
          {copied && <p class="said">{ui.copied}</p>}
        </div>
      ) : (
        <p class="hint">{ui.draftsNone}</p>
      )}
      <div class="others">
        {suited.length > 1 && (
          <div class="row wrap" role="group" aria-label={ui.draftsSuited}>
            {suited.map(choose)}
          </div>
        )}
        <Fold title={ui.draftsOther}>{() => <div class="row wrap">{Object.keys(ui.kind).filter((name) => !suited.includes(name)).map(choose)}</div>}</Fold>
      </div>
    </Section>
  );
};

const DUE_PHASES = { before: ["before"], between: ["before", "after"], after: ["after"] };

const Checklist = ({ advice, person, now }) => {
  const [ticks, setTicks] = useState({});
  const items = advice.checklist.filter((item) => item.person === null || item.person === person.id);
  const isDone = (item) => ticks[item.id] ?? item.done;
  const done = items.filter(isDone).length;
  return (
    <Section name="todo" title={ui.checklist}>
      <div class="progress">
        <progress max={items.length} value={done} aria-hidden="true" />
        <p>{fill(ui.progress, { done, all: items.length })}</p>
      </div>
      {["before", "after", "later"].map((phase) => {
        const listed = items.filter((item) => item.phase === phase);
        if (listed.length === 0) return null;
        const due = DUE_PHASES[advice.stage] ?? ["after", "later"];
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
                      {!isDone(item) && item.due && <p class="due">{item.due < now ? fill(ui.duePast, { moment: said(item.due, now) }) : fill(ui.due, { moment: said(item.due, now), relative: relative(item.due, now) })}</p>}
                      {!isDone(item) && !item.due && item.priority === "could" && <p class="due">{ui.optional}</p>}
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
    </Section>
  );
};

const Timeline = ({ advice, person, now }) => (
  <Section name="timeline" title={ui.timeline}>
    <ol class="moments">
      {advice.timeline
        .filter((event) => event.person === null || event.person === person.id)
        .map((event, index) => {
          const start = event.at ?? event.from;
          const moment = (text) => said(text.length === 10 ? `${text}T12:00` : text, now);
          const text = event.at ? moment(event.at) : event.to ? fill(ui.fromTo, { from: moment(event.from), to: moment(event.to) }) : fill(ui.from, { from: moment(event.from) });
          return (
            <li key={index} class={`event ${event.kind}`}>
              <span class="label">{event.label}</span>
              <span class="at">{text}</span>
              {event.kind !== "now" && <span class="relative">{relative(start.length === 10 ? `${start}T12:00` : start, now)}</span>}
            </li>
          );
        })}
    </ol>
  </Section>
);

const questionOf = (field, personal) => (personal ? PERSONAL : SHARED).find((question) => question.field === field);

const Why = ({ advice, person, who, onSuppose, posture }) => (
  <Section name="why" title={fill(ui.why, { who: who(person.id) })}>
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
    {person.turningPoints.length > 0 && <Turning person={person} who={who} onSuppose={onSuppose} />}
    {posture}
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
    <Fold title={ui.disagreements}>
      {() =>
        Object.values(words.disagreements).map(({ question, product, positions }) => (
          <>
            <h4>{question}</h4>
            <ul>
              {Object.values(positions).map((position) => (
                <li>{position}</li>
              ))}
            </ul>
            <p class="hint">{product}</p>
          </>
        ))
      }
    </Fold>
  </Section>
);

const MOST_TURNING = 4;

const Turning = ({ person, who, onSuppose }) => {
  const rows = person.turningPoints.flatMap(({ field, value, verdict }) => {
    const personal = Boolean(questionOf(field, true));
    const supposed = wordsOf(questionOf(field, personal)).if?.[{ true: "yes", false: "no" }[value] ?? value];
    if (!supposed) return [];
    return (
      <li key={`${field}-${value}`}>
        <button type="button" class="button" part="button" onClick={() => onSuppose(field, personal, value)}>
          {fill(ui.suppose, { fact: fill(supposed, { who: who(person.id) }) })}
          <span class="leads">{fill(ui.leadsTo, { verdict: ui.verdict[verdict] })}</span>
        </button>
      </li>
    );
  });
  const more = rows.slice(MOST_TURNING);
  return (
    <div>
      <h3>{ui.turning}</h3>
      <ul class="turning">{rows.slice(0, MOST_TURNING)}</ul>
      {more.length > 0 && <Fold title={fill(ui.turningMore, { number: more.length })}>{() => <ul class="turning">{more}</ul>}</Fold>}
    </div>
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

const typed = (value) => ({ true: true, false: false })[value] ?? value;
const told = (answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== "").map(([field, value]) => [field, field === "notesLeft" ? Number(value) : typed(value)]));

const Widget = ({ given }) => {
  const [shared, setShared] = useState(given.shared);
  const [people, setPeople] = useState(given.people);
  const [chosen, setChosen] = useState(given.people[0].id);
  const now = localNow();
  const situation = useMemo(() => ({ ...told(shared), now, interviewers: people.map(told) }), [shared, people, now]);
  const advice = useMemo(() => advise(situation), [situation]);
  const person = advice.people.find(({ id }) => id === chosen) ?? advice.people[0];
  const several = people.length > 1;
  const who = (id) => advice.people.find((each) => each.id === id).name ?? (several ? fill(words.people.unnamedOfSeveral, { number: people.findIndex((each) => each.id === id) + 1 }) : words.people.unnamed);
  const place = people.findIndex(({ id }) => id === person.id);
  const answer = (field, personal, value, of = person.id) => {
    if (personal) setPeople(people.map((each) => (each.id === of ? { ...each, [field]: String(value) } : each)));
    else setShared({ ...shared, [field]: String(value) });
  };
  const question = (asked, of = person.id) => {
    const { field, personal } = asked;
    const value = (personal ? people.find(({ id }) => id === of)[field] : shared[field]) ?? "";
    const id = personal ? `${field}-${of}` : field;
    return <Question key={id} question={asked} id={id} value={value} stage={advice.stage} who={who(of)} now={now} onAnswer={(given) => answer(field, personal, given, of)} />;
  };
  const isTold = Boolean(shared.stage || shared.interviewAt || shared.nextInterviewAt);
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
              <div class="question">{question(SHARED[0])}</div>
            </Section>
          </div>
        </div>
        <Footer />
      </>
    );
  }
  const next = advice.missing[0];
  const isNext = (field) => next && next.field === field;
  const answers = [...SHARED.map((asked) => [asked, shared[asked.field]]), ...PERSONAL.slice(1).map((asked) => [asked, people[place][asked.field]])].filter(([, value]) => value);
  const fits = ({ field }) => {
    const { request } = people[place];
    if (field === "nextInterviewAt" || field === "round") return advice.stage === "between";
    return (field !== "requestSentOn" && field !== "followedUp") || request === "pending";
  };
  return (
    <>
      <Strip person={person} several={several} who={who} now={now} />
      <Answer advice={advice} person={person} who={who} now={now} onChoose={setChosen} />
      <div class="columns">
        <div class="column questions">
          <Section name="ask" title={ui.questions}>
            <div class="question">
              {next ? question(questionOf(next.field, next.person !== null), next.person ?? undefined) : <p class="hint">{ui.nothingLeft}</p>}
              {next && <p class="hint">{several ? fill(next.changes > 1 ? ui.mattersSeveral : ui.mattersOne, { number: next.changes }) : ui.matters}</p>}
            </div>
            <div class="told-so-far">
              <h3>{ui.told}</h3>
              <ul class="tolds">
                {answers.map(([asked, value]) => (
                  <li key={`${asked.field}-${asked.personal}`}>
                    <button type="button" part="told">
                      <span class="what">{`${wordsOf(asked).short}: `}</span>
                      <span dir="auto">{asked.kind === "choice" ? labelOf(asked, value) : asked.kind === "moment" ? said(value, now) : asked.kind === "date" ? said(`${value}T12:00`, now) : value}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
            <Fold title={ui.everything}>
              {() => (
                <>
                  {SHARED.filter((asked) => asked.field !== "posture" && fits(asked) && !isNext(asked.field)).map((asked) => question(asked))}
                  <CheckIns />
                  <Account place="everything" limit={shared.noteLimit} onChoose={(limit) => setShared({ ...shared, noteLimit: limit })} />
                </>
              )}
            </Fold>
          </Section>
          <Section name="who" title={ui.people}>
            <ul class="names">
              {people.map((each, index) => (
                <li key={each.id}>
                  <label for={`name-${each.id}`}>{fill(ui.nameOf, { number: index + 1 })}</label>
                  <input type="text" id={`name-${each.id}`} dir="auto" autocomplete="off" maxlength="2000" value={each.name ?? ""} onInput={(event) => answer("name", true, event.target.value, each.id)} />
                  {several && (
                    <button type="button" class="button icon-button" aria-label={fill(ui.remove, { who: who(each.id) })} onClick={() => setPeople(people.filter(({ id }) => id !== each.id))}>
                      <Icon name="cross" path="M6 6l12 12M18 6L6 18" />
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <button type="button" class="button" part="button" disabled={people.length >= 50} onClick={() => setPeople([...people, { id: String(Math.max(...people.map(({ id }) => Number(id))) + 1) }])}>
              <Icon name="plus" path="M12 5v14M5 12h14" />
              <span>{ui.peopleAdd}</span>
            </button>
            <Fold title={fill(ui.about, { who: who(person.id) })}>{() => PERSONAL.slice(1).filter((asked) => fits(asked) && !isNext(asked.field)).map((asked) => question(asked))}</Fold>
          </Section>
        </div>
        <div class="column plan">
          <Message situation={situation} person={person} who={who} />
          <Checklist advice={advice} person={person} now={now} />
          <Timeline advice={advice} person={person} now={now} />
        </div>
        <Why advice={advice} person={person} who={who} onSuppose={answer} posture={question(questionOf("posture", false))} />
      </div>
      <Footer />
    </>
  );
};

const CheckIns = () => {
  const { ask: asked, first, second } = words.questions.checkInsSentOn;
  return (
    <fieldset class="field">
      <legend>{asked}</legend>
      <div class="moment">
        {[first, second].map((label, index) => (
          <div>
            <label for={`check-in-${index}`}>{label}</label>
            <input type="date" id={`check-in-${index}`} />
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const Account = ({ place, limit, onChoose }) => (
  <fieldset class="field">
    <legend>{words.questions.noteLimit.ask}</legend>
    <div class="choices">
      {["free", "paid"].map((name) => (
        <Pill key={name} group={`account-${place}`} value={name} label={fill(words.questions.noteLimit[name], NOTE_LIMITS)} checked={(limit ?? NOTE_LIMITS.free) === NOTE_LIMITS[name]} onChoose={() => onChoose(NOTE_LIMITS[name])} />
      ))}
    </div>
  </fieldset>
);

const Footer = () => (
  <footer class="footer">
    <p class="hint">{ui.keepNotAsked}</p>
    <p class="hint">{ui.disclaimer}</p>
  </footer>
);

const strings = (fields) => Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, field === "noteLimit" ? value : String(value)]));

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
  const people = interviewers.map((person, index) => strings({ id: String(index + 1), ...person }));
  render(null, root.lastChild);
  render(<Widget given={{ shared: strings(shared), people }} />, root.lastChild);
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
