// SurveyJS: the same questions with their words, answered on one page, and the verdict above them.
//
// It has: all questions, the same decision table and windows, and the headline. Where the product takes several days it asks for
// one. It lacks all other words of the advice, the drafts, checklist and timeline: a form library would need a page of one's own
// for those. Its style sheet is the one without fonts, which is the lightest that it comes with.
import { Model } from "survey-core";
import styles from "survey-core/survey-core.fontless.min.css";
import { renderSurvey } from "survey-js-ui";
import words from "words";
import { headline } from "./decision.js";
import { PERSONAL, SHARED, labelOf, wordsOf } from "./questions.js";

const WHO = words.people.unnamed;
const DATE = { type: "text", inputType: "date" };
const TYPES = { date: DATE, days: DATE, moment: { type: "text", inputType: "datetime-local" }, words: { type: "text" }, number: { type: "text", inputType: "number" } };

const element = (question) => {
  const { ask, hint } = wordsOf(question);
  const base = { name: question.personal ? `person-${question.field}` : question.field, title: ask.replaceAll("{who}", WHO), description: hint };
  if (question.kind !== "choice") return { ...base, ...TYPES[question.kind], ...question.bounds };
  return { ...base, type: "radiogroup", showClearButton: true, choices: question.answers.map((value) => ({ value, text: labelOf(question, value) })) };
};

const localNow = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const DAYS = SHARED.filter(({ kind }) => kind === "days").map(({ field }) => field);
const typed = (field, value) => (DAYS.includes(field) ? [value] : ({ true: true, false: false })[value] ?? value);

/** What was answered, as a situation. */
const situationOf = (data) => {
  const situation = { now: localNow(), interviewers: [{}] };
  for (const [name, value] of Object.entries(data)) {
    if (name.startsWith("person-")) situation.interviewers[0][name.slice("person-".length)] = typed(name, value);
    else situation[name] = typed(name, value);
  }
  return situation;
};

const start = () => {
  const model = new Model({
    showQuestionNumbers: "off",
    showNavigationButtons: false,
    elements: [{ type: "html", name: "answer", html: "" }, ...SHARED.map(element), ...PERSONAL.map(element)],
  });
  const answer = model.getQuestionByName("answer");
  const decide = () => (answer.html = `<h2 id="headline">${headline(situationOf(model.data)).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</h2>`);
  model.onValueChanged.add(decide);
  decide();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  renderSurvey(model, document.querySelector("main"));
  globalThis.show = ({ now: _, interviewers: [person], ...shared }) => {
    const personal = Object.entries(person).map(([field, value]) => [`person-${field}`, String(value)]);
    model.data = { ...shared, ...Object.fromEntries(personal) };
    decide();
  };
  document.dispatchEvent(new CustomEvent("survey-ready"));
};

start();
