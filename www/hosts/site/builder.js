// The embed builder: from what is chosen follow the preview, its contrasts, and the texts to copy.
import { contrast, mixed, SIGNS, TEXTS, TOKENS } from "./contrast.js";

const { templates, integrity, languages, themes, say } = JSON.parse(document.querySelector("#data").textContent);
const form = document.querySelector("#form");
const preview = document.querySelector("#preview");
const by = (id) => document.querySelector(`#${id}`);

const SCHEMES = ["light", "dark"];
const EXAMPLE = "https://files.example";
const SCRIPT = "interview-connect.js";
const PLAIN_SCRIPT = "interview-connect.nowasm.js";
/** What the preview leaves out: it keeps nothing, and does not wait. */
const NOT_SHOWN = ["persist", "loading"];

const make = (tag, text) => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

// --- what is chosen ---

const attributes = () =>
  [...by("behaviour").querySelectorAll("[id^=attribute-]:is(input, select)")].flatMap(({ name, type, checked, value, validity }) => {
    if (type === "checkbox") return checked ? [[name, form.elements[`${name}-name`].value.trim()]] : [];
    return value.trim() && validity.valid ? [[name, value.trim()]] : [];
  });

/** The colours that are not the product's own anyway, each for light and dark. */
const colours = () =>
  Object.keys(themes.own)
    .map((token) => [token, SCHEMES.map((scheme) => form.elements[`${token}-${scheme}`].value)])
    .filter(([token, values]) => values.join() !== themes.own[token].join());

/** The folder with the files, without a slash at its end; null where it is no address. */
const folder = () => {
  try {
    const { protocol, origin, pathname } = new URL(form.elements.address.value);
    return /^https?:$/.test(protocol) ? { origin, path: (origin + pathname).replace(/\/+$/, "") } : null;
  } catch {
    return null;
  }
};

// --- what follows ---

const quoted = (text) => text.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const lightDark = ([light, dark]) => `light-dark(${light}, ${dark})`;

const written = (chosen) => chosen.map(([name, value]) => (value ? ` ${name}="${quoted(value)}"` : ` ${name}`)).join("");

const texts = () => {
  const isFrame = form.elements.kind.value === "frame";
  const isElsewhere = form.elements.from.value === "other";
  const engine = form.elements.engine?.value ?? "wasm";
  const { origin, path } = folder() ?? { origin: EXAMPLE, path: EXAMPLE };
  const { markup, policy } = templates[isFrame ? "frame" : isElsewhere ? "other" : "own"];
  const chosen = isFrame ? [] : colours();
  const css = chosen.length === 0 ? "" : `interview-connect {\n${chosen.map(([token, values]) => `  --ic-${token}: ${lightDark(values)};`).join("\n")}\n}`;
  const named = (text) => (engine === "plain" && !isFrame ? text.replaceAll(SCRIPT, PLAIN_SCRIPT) : text);
  let rule = isElsewhere ? policy.replaceAll(EXAMPLE, origin) : policy.replaceAll(EXAMPLE, "'self'");
  if (engine === "plain" && !isFrame) rule = rule.replace(" 'wasm-unsafe-eval'", "");
  if (css) rule = rule.replace(/script-src [^;]*/, (sources) => `${sources}; style-src 'self'`);
  // A language that is not inside comes from a script of its own, beside the other.
  const [, lang] = attributes().find(([name, value]) => name === "lang" && languages.includes(value)) ?? [];
  const spoken = (script) => `${script}\n${script.replace(/(\.nowasm)?\.js"/, `.${lang}.js"`).replace(integrity[engine], integrity[lang])}`;
  const snippet = named(markup.replaceAll(EXAMPLE + (isElsewhere ? "" : "/"), isElsewhere ? path : ""))
    .replace(/<interview-connect[^>]*>/, () => `<interview-connect${written(attributes())}>`)
    .replace("sha384-…", integrity[engine]);
  return {
    snippet: lang && !isFrame ? snippet.replace(/<script[^>]*><\/script>/, spoken) : snippet,
    css,
    policy: rule,
    integrity: isFrame ? "" : integrity[engine],
  };
};

const ratio = (number) => `${number.toFixed(2)} : 1`;

/** Each pair with its contrast and whether that is enough, as the preview shows it in light or in dark. */
const pairsOf = (scheme) => {
  const mix = mixed(preview, { tokens: TOKENS, scheme });
  const of = (pairs, least) => pairs.map(([text, ground]) => [text, ground, contrast(mix[text], mix[ground]), least]);
  return [...of(TEXTS, 4.5), ...of(SIGNS, 3)];
};

const showContrasts = () => {
  by("lowest").replaceChildren(
    ...SCHEMES.map((scheme) => {
      const pairs = pairsOf(scheme);
      by(`pairs-${scheme}`).replaceChildren(
        ...pairs.map(([text, ground, value, least]) => {
          const row = document.createElement("tr");
          row.append(make("td", `${text} / ${ground}`), make("td", ratio(value)));
          row.className = value < least ? "low" : "";
          return row;
        }),
      );
      // How far each is above what it needs tells which is the lowest.
      const [text, ground, value, least] = pairs.reduce((low, pair) => (pair[2] / pair[3] < low[2] / low[3] ? pair : low));
      const facts = { number: pairs.length, text, ground };
      const item = make("li", "");
      item.className = value < least ? "low" : "enough";
      item.append(make("strong", say[scheme]), make("output", ratio(value)), make("span", say.lowest.replace(/\{(\w+)\}/g, (_, name) => facts[name])));
      return item;
    }),
  );
};

const showPreview = () => {
  const chosen = new Map(attributes().filter(([name]) => !NOT_SHOWN.includes(name)));
  for (const { name } of by("behaviour").querySelectorAll("[id^=attribute-]")) {
    if (name && !NOT_SHOWN.includes(name) && preview.getAttribute(name) !== (chosen.get(name) ?? null)) {
      if (chosen.has(name)) preview.setAttribute(name, chosen.get(name));
      else preview.removeAttribute(name);
    }
  }
  const own = new Map(colours());
  for (const token of Object.keys(themes.own)) {
    if (own.has(token)) preview.style.setProperty(`--ic-${token}`, lightDark(own.get(token)));
    else preview.style.removeProperty(`--ic-${token}`);
  }
  if (preview.advice) showContrasts();
};

const update = () => {
  const { kind, from, engine } = form.elements;
  const isFrame = kind.value === "frame";
  for (const id of ["behaviour", "look"]) by(id).disabled = isFrame;
  form.classList.toggle("frame", isFrame);
  form.classList.toggle("elsewhere", from.value === "other");
  if (engine) for (const input of engine) input.disabled = isFrame;
  const isFaulty = from.value === "other" && folder() === null;
  form.elements.address.disabled = from.value !== "other";
  form.elements.address.setAttribute("aria-invalid", String(isFaulty));
  by("address-fault").hidden = !isFaulty;
  const { css, ...others } = texts();
  for (const [id, text] of Object.entries({ css, ...others })) {
    by(id).value = text;
    by(id).rows = text.split("\n").length;
  }
  by("css").hidden = !css;
  by("output-css").querySelector("button").hidden = !css;
  by("no-css").hidden = Boolean(css);
  by("output-css").hidden = isFrame;
  by("have-element").hidden = isFrame;
  by("have-frame").hidden = !isFrame;
  by("output-integrity").hidden = isFrame;
  for (const link of document.querySelectorAll(".files a")) {
    const { kind: of, engine: by, lang } = link.dataset;
    link.hidden = of !== kind.value || (by && by !== (engine?.value ?? "wasm")) || (lang && lang !== form.elements.lang.value);
  }
  showPreview();
};

// --- what the user does ---

const choose = (theme) => {
  const values = { ...themes.own, ...themes[theme] };
  for (const [token, pair] of Object.entries(values)) SCHEMES.forEach((scheme, index) => (form.elements[`${token}-${scheme}`].value = pair[index]));
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name === "preset") choose(target.value);
  update();
});

document.addEventListener("click", async ({ target }) => {
  const field = target.dataset?.copies && by(target.dataset.copies);
  if (!field) return;
  let said = say.copied;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Where the browser does not give the clipboard, the text is at least selected.
    field.focus();
    field.select();
    said = say.notCopied;
  }
  by("said").textContent = "";
  by("said").textContent = said;
});

preview.addEventListener("interview-connect-ready", update);
// A browser may have kept what was chosen before the page was loaded again.
update();
