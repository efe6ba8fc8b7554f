// The embed builder's form and outcome, from the element's own manifest: an attribute that is new there is there too.
import { html } from "./markup.mjs";

/** The description without the marks of code. */
const prose = (text) => text.replaceAll("`", "");

const field = (attribute, say, languages) => {
  const { name, type, default: otherwise, description } = attribute;
  const id = `attribute-${name}`;
  const hint = html`<p class="hint" id="${id}-hint">${prose(description)}</p>`;
  const label = html`<label for="${id}"><code>${name}</code></label>`;
  const values = name === "lang" ? languages : [...type.text.matchAll(/"(\w+)"/g)].map(([, value]) => value);
  const common = html` id="${id}" name="${name}" aria-describedby="${id}-hint"`;
  if (values.length > 0) {
    const options = values.filter((value) => `"${value}"` !== otherwise).map((value) => html`<option>${value}</option>`);
    return html`<div class="field">${label}<select${common}><option value="">${!otherwise || otherwise === "null" ? say.unset : otherwise.replaceAll('"', "")}</option>${options}</select>${hint}</div>`;
  }
  if (type.text === "boolean") {
    return html`<div class="field"><span class="row"><input type="checkbox"${common}>${label}<input type="text" name="${name}-name" aria-label="${name}: ${say.name}" placeholder="${say.name}" size="10"></span>${hint}</div>`;
  }
  const [least, most] = description.match(/(\d+) to (\d+)/)?.slice(1) ?? [];
  const input = most ? html`<input type="number" min="${least}" max="${most}"${common}>` : html`<input type="text"${common} size="10">`;
  return html`<div class="field">${label}${input}${hint}</div>`;
};

const radios = (legend, name, choices, more) => html`<fieldset><legend>${legend}</legend>
${choices.map(([value, text], index) => html`<label class="choice"><input type="radio" name="${name}" value="${value}"${index === 0 && { html: " checked" }}>${text}</label>`)}
${more}</fieldset>`;

/** Everything that can be chosen. */
export const form = ({ say, themes, attributes, properties, colours, languages, hasPlain }) => {
  const meaning = (token) => prose(properties.find(({ name }) => name === `--ic-${token}`).description).split(";")[0];
  const colour = ([token, values]) => html`<div class="colour"><span id="token-${token}"><code>--ic-${token}</code> ${meaning(token)}</span>
${["light", "dark"].map((scheme, index) => html`<input type="color" name="${token}-${scheme}" value="${values[index]}" aria-label="${token}, ${say[scheme]}">`)}</div>`;
  const theme = html`<div class="field"><label for="theme-choice">${say.theme}</label><select id="theme-choice" name="preset">${Object.entries(themes).map(([id, text]) => html`<option value="${id}">${text}</option>`)}</select></div>`;
  return html`${radios(say.kind, "kind", [["element", say.element], ["frame", say.frame]])}
${radios(say.from, "from", [["own", say.own], ["other", say.other]], html`<div class="field address"><label for="address">${say.address}</label><input type="url" id="address" name="address" value="https://files.example" aria-describedby="address-fault"><p class="fault" id="address-fault" hidden>${say.addressFault}</p></div>`)}
${hasPlain && radios(say.engine, "engine", [["wasm", say.wasm], ["plain", say.plain]])}
<fieldset id="behaviour"><legend>${say.attributes}</legend><p class="hint only-frame">${say.onlyElement}</p>
${attributes.map((attribute) => field(attribute, say, languages))}</fieldset>
<fieldset id="look"><legend>${say.look}</legend><p class="hint only-frame">${say.onlyElement}</p>
${theme}
<p class="schemes" aria-hidden="true"><span>${say.light}</span><span>${say.dark}</span></p>
${Object.entries(colours).map(colour)}</fieldset>`;
};

const output = (id, label, say, more) => html`<div class="output" id="output-${id}"><div class="over"><label for="${id}">${label}</label><button type="button" data-copies="${id}">${say.copy}</button></div>
<textarea id="${id}" readonly rows="1" spellcheck="false"></textarea>${more}</div>`;

/** A text with a token of a policy in its gaps, as code. */
const around = (text, token) => text.split("{token}").map((part, index) => html`${index > 0 && html`<code>${token}</code>`}${part}`);

/** What comes of it: the preview with its contrasts, and the texts to copy. */
export const outcome = ({ say, files }) => {
  const table = (scheme) => html`<table><caption>${say[scheme]}</caption><thead><tr><th scope="col">${say.pair}</th><th scope="col">${say.contrast}</th></tr></thead><tbody id="pairs-${scheme}"></tbody></table>`;
  return html`<section aria-labelledby="code-title"><h2 id="code-title">${say.code}</h2>
${output("snippet", say.snippet, say)}
${output("css", say.css, say, html`<p class="hint" id="no-css">${say.noCss}</p>`)}
${output("policy", say.policy, say, [
  html`<p class="hint" id="have-element">${around(say.policyHave, "'wasm-unsafe-eval'")}</p>`,
  html`<p class="hint" id="have-frame" hidden>${around(say.policyHaveFrame, "'self'")}</p>`,
])}
${output("integrity", say.integrity, say)}
<p class="files"><span>${say.files}:</span> ${files.map(({ name, kind, engine, lang }) => html`<a href="files/${name}" download data-kind="${kind}"${engine && html` data-engine="${engine}"`}${lang && html` data-lang="${lang}"`}>${name.split("/").at(-1)}</a> `)}</p>
<p role="status" id="said"></p></section>
<section aria-labelledby="contrast-title"><h2 id="contrast-title">${say.contrast}</h2>
<ul class="lowest" id="lowest"></ul>
<p class="hint">${say.contrastHint}</p>
<details><summary>${say.all}</summary><div class="pairs">${table("light")}${table("dark")}</div></details></section>
<section aria-labelledby="preview-title" class="live"><div class="over"><h2 id="preview-title">${say.preview}</h2></div>
<interview-connect id="preview"></interview-connect></section>`;
};
