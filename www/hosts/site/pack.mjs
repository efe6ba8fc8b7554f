// Packs the site: front door, embed builder, documents, atlas and messages, as files that work from any folder and from disk.
import { access } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { asHtml, asTexts } from "../../static-plan.mjs";
import { reader } from "./documents.mjs";
import { form, outcome } from "./form.mjs";
import { escape, html } from "./markup.mjs";

/** What a release says of it. */
export const about = "the site: a folder for any server, or for a disk";

const README = "README.md";

/** What every page of the site has in its bar: what it is called in the words, and where it is. */
const PLACES = { start: "index.html", embed: "embed.html", documents: "docs/index.html", atlas: "atlas/index.html", messages: "messages.html" };

/** How long the label of a figure on the front page may be, and what in it would point to another row. */
const SHORT = 68;
const POINTS = /\b(th[eo]se|them|same)\b/;

/** Where the parts that the README lists can be had on the site. */
const PARTS = { "page/": "files/interview-connect.html", "embed/": PLACES.embed, "frame/": PLACES.embed, "npm/": "docs/embedding.html#frameworks", "site/": PLACES.start, "atlas/": PLACES.atlas, "examples.html": PLACES.messages };

/** The widget's own colours as its style sheet states them: the site has the same, and the builder begins with them. */
const tokensOf = (css) => {
  const block = css.match(/\.ic,\n\.ic-unseen \{\n([\s\S]*?)\n\}/)[1];
  const root = [...block.matchAll(/^ {2}(--_[\w-]+: .*;)$/gm)].map(([, line]) => `  ${line}`);
  const colours = [...block.matchAll(/var\(--ic-(ground|card|ink|accent|on-accent), light-dark\((#\w+), (#\w+)\)\)/g)];
  if (root.length === 0 || colours.length !== 5) throw new Error("the style sheet of the widget has another form than the site expects");
  return { root: `:root {\n${root.join("\n")}\n}\n`, colours: Object.fromEntries(colours.map(([, name, light, dark]) => [name, [light, dark]])) };
};

/** The example pages of the embedding document: what stands between head and end, and their policies. */
const templatesOf = (docs) => {
  const block = (kind, name) => docs.match(new RegExp(`^\`\`\`${kind} fixture=${name}\n([\\s\\S]*?)^\`\`\`$`, "m"))?.[1] ?? "";
  const of = (name) => {
    const markup = block("html", name).match(/<meta name="viewport"[^>]*>\n([\s\S]*)<\/html>/)?.[1].trim();
    const policy = block("http", name).trim();
    if (!markup || !policy) throw new Error(`EMBEDDING.md shows no page, or no policy, for the fixture ${name}`);
    return { markup, policy };
  };
  return { own: of("embed"), other: of("cross-origin"), frame: of("frame") };
};

export default async function pack({ out, copy, read, bundle, hash, fill, crate, plain, closed, spoken, tool, words: { page: { heading }, site: say } }) {
  const { documents, draw, lex, plain: textOf, section } = reader(await import(pathToFileURL(tool.resolve("marked"))), read);
  const put = (path, content) => out(`site/${path}`, content);
  const quiet = ["default-src 'none'", "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join("; ");
  const active = closed("'self'", "'self'", { others: ["img-src 'self'"] });
  const { root, colours } = tokensOf(await read("www/widget.css"));
  const files = new Map();

  /** The bar at the top and the line at the foot of a page that is so many folders down. */
  const bar = (here, up = "") => html`<a class="skip" href="#content">${say.skip}</a>
<header class="bar"><a class="brand" href="${up}index.html"><img src="${up}icon.svg" alt="" width="28" height="28">${say.brand}</a>
<nav aria-label="${say.places}">${Object.entries(PLACES).map(([name, href]) => html`<a href="${up}${href}"${name === here && { html: ' aria-current="page"' }}>${say[name]}</a>`)}</nav></header>`.html;
  const foot = html`<footer class="foot"><p>${crate.name} ${crate.version} · ${crate.license} · ${say.notAffiliated}</p></footer>`.html;

  // --- the front door ---

  const part = (tokens, shift = 0) => draw(tokens, README, { up: "", files, heading: shift, base: "readme-" });
  const readme = await lex(README);
  const intro = readme.find(({ type }) => type === "paragraph");
  // The first table says what each part of dist/ is for.
  const parts = readme.find(({ type }) => type === "table");
  const heads = (title, hint) => html`<div class="over"><h2>${title}</h2>${hint && html`<p>${hint}</p>`}</div>`.html;
  const [{ rows }] = (await section(README, say.figures)).filter(({ type }) => type === "table");
  const figures = rows.map((cells) => cells.map(({ tokens }) => textOf(tokens))).filter(([label]) => label.length <= SHORT && !POINTS.test(label));
  await put("index.html", fill(await read("www/hosts/site/index.html"), {
    ...asTexts({ title: heading, heading: say.heading, live: say.live, liveHint: say.liveHint }),
    policy: active,
    bar: bar("start"),
    lead: part([intro]),
    actions: html`<a class="button primary" href="#checklist">${say.try}</a> <a class="button" href="embed.html">${say.build}</a> <a class="button" href="files/interview-connect.html" download>${say.download}</a>`.html,
    plan: asHtml(await plain()),
    promises: heads(say.promises) + part(await section(README, say.promises)),
    ways: heads(say.ways, say.waysHint) + part([parts]).replace(/<code>([\w./]+)<\/code>/g, (code, name) => (PARTS[name] ? html`<a href="${PARTS[name]}">${{ html: code }}</a>`.html : code)),
    figures: `${heads(say.figures)}<dl>${figures.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>`.html).join("\n")}</dl>`,
    foot,
  }));

  // --- the embed builder ---

  const has = (path) => access(new URL(`../../../dist/${path}`, import.meta.url)).then(() => true, () => false);
  const scripts = [["interview-connect.js", "wasm"], ["interview-connect.nowasm.js", "plain"]];
  const integrity = {};
  const offered = [];
  for (const [name, engine] of scripts) {
    if (!(await has(`embed/${name}`))) continue;
    await copy(`dist/embed/${name}`, `site/files/${name}`);
    integrity[engine] = hash(await read(`dist/embed/${name}`), "sha384");
    offered.push({ name, kind: "element", engine });
  }
  const languages = (await spoken()).map(({ tag }) => tag);
  for (const lang of languages) {
    const name = `interview-connect.${lang}.js`;
    await copy(`dist/embed/${name}`, `site/files/${name}`);
    integrity[lang] = hash(await read(`dist/embed/${name}`), "sha384");
    offered.push({ name, kind: "element", lang });
  }
  await copy("dist/embed/interview-connect.invitation.js", "site/files/interview-connect.invitation.js");
  await copy("dist/page/interview-connect.html", "site/files/interview-connect.html");
  await copy("dist/frame/interview-connect.html", "site/files/frame/interview-connect.html");
  await copy("dist/frame/fit.js", "site/files/frame/fit.js");
  for (const name of ["interview-connect.html", "fit.js"]) offered.push({ name: `frame/${name}`, kind: "frame" });
  const { attributes, cssProperties } = JSON.parse(await read("www/npm/custom-elements.json")).modules[0].declarations[0];
  const { builder, themes } = say;
  const data = {
    templates: templatesOf(await read("www/docs/EMBEDDING.md")),
    integrity,
    languages,
    themes: { own: colours, ...JSON.parse(await read("www/hosts/site/themes.json")) },
    say: { lowest: builder.lowest, light: builder.light, dark: builder.dark, copied: builder.copied, notCopied: builder.notCopied },
  };
  await put("embed.html", fill(await read("www/hosts/site/embed.html"), {
    ...asTexts({ title: builder.title, heading: builder.title, intro: builder.intro }),
    policy: active,
    bar: bar("embed"),
    spoken: languages.map((lang) => `<script src="files/interview-connect.${lang}.js" defer></script>`).join("\n"),
    form: form({ say: builder, themes, attributes, properties: cssProperties, colours, languages: ["en", ...languages], hasPlain: "plain" in integrity }).html,
    outcome: outcome({ say: builder, files: offered }).html,
    foot,
    data: JSON.stringify(data).replaceAll("<", "\\u003c"),
  }));
  await put("builder.js", `${await bundle("www/hosts/site/builder.js", { format: "iife" })}\n`);

  // --- the documents ---

  const all = await documents(README);
  const page = async (title, here, text, contents) =>
    fill(await read("www/hosts/site/document.html"), {
      title: escape(title),
      policy: quiet,
      bar: bar("documents", "../"),
      contents,
      text,
      others: html`<nav class="others" aria-label="${say.documents}"><ul>${all.map(({ title, file }) => html`<li><a href="../${file}"${file === here && { html: ' aria-current="page"' }}>${title}</a></li>`)}</ul></nav>`.html,
      foot,
    });
  for (const { path, tokens, title, parts, file } of all) {
    const contents = parts.length < 3 ? "" : html`<details class="contents"><summary>${say.contents}</summary><ul>${parts.map(({ text, id }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></details>`.html;
    await put(file, await page(title, file, draw(tokens, path, { up: "../", files }), contents));
  }
  const list = html`<h1>${say.documents}</h1><p>${say.documentsHint}</p><ul class="documents">${all.map(({ title, intro, file }) => html`<li><a href="../${file}">${title}</a><p>${intro}</p></li>`)}</ul>`;
  await put("docs/index.html", await page(say.documents, "docs/index.html", list.html, ""));
  for (const [path, file] of files) await copy(path, `site/${file}`);

  // --- what stands for itself, with the site's bar ---

  const own = (page, here, up) => {
    const parts = [["style-src ", "style-src 'self' "], ["default-src 'none'", "default-src 'none'; img-src 'self'"], ["</style>", `</style>\n<link rel="icon" href="${up}icon.svg">\n<link rel="stylesheet" href="${up}bar.css">`], ["<body>", `<body class="within">\n${bar(here, up)}`], ["<main>", '<main id="content">']];
    return parts.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`a page that the site takes over has no ${from}`);
      return text.replace(from, () => to);
    }, page);
  };
  await put("atlas/index.html", own(await read("dist/atlas/index.html"), "atlas", "../"));
  await copy("dist/atlas/atlas.json", "site/atlas/atlas.json");
  const { examples } = await import("../../docs/examples.mjs");
  await put("messages.html", own(examples(), "messages", ""));

  const barStyle = `${root}${await read("www/hosts/site/bar.css")}`;
  await put("bar.css", barStyle);
  await put("site.css", `${barStyle}${await read("www/hosts/site/site.css")}`);
  await copy("www/hosts/extension/icon.svg", "site/icon.svg");
}
