// Packs the extension: one folder for Chromium and Firefox, the same as a zip for the stores, and the source it is built from.
import { asTexts } from "../../static-plan.mjs";

/** In order of use: browser bar, lists, dialogs, stores. */
const SIZES = [16, 32, 48, 96, 128];

/** What a release says of it. */
export const about = "the extension, for Chromium and Firefox";

/** What else a release holds of it, by the folder of dist/. */
export const more = { store: "for whoever puts the extension into a store: its texts, pictures, and answers about privacy" };

/** What stores ask for: each file with the words that it holds, which are for copying. */
const LISTING = {
  "summary.txt": ({ extension }) => [extension.description],
  "description.txt": ({ store }) => ["what", "how", "open", "private", "limits", "affiliation"].map((name) => store[name]),
  "privacy.txt": ({ store }) => ["purpose", "permissions", "remoteCode", "collected", "certified", "source", "affiliation"].map((name) => store[name]),
};
/** Where they are in a language: English is at the top. */
const listing = (own, folder = "") => Object.entries(LISTING).map(([name, texts]) => [`store/${folder}${name}`, texts(own)]);

/** How many characters stores and menus take. */
const MOST = { name: 45, shortName: 12, description: 132 };

const named = ({ tag, words: { extension } }) => {
  for (const [key, most] of Object.entries(MOST)) {
    const { length } = [...extension[key]];
    if (length > most) throw new Error(`src/content/${tag}/hosts.toml: extension.${key} has ${length} characters, and stores take ${most}`);
  }
  return extension;
};

/**
 * The files by which the extension speaks further languages: a list of them, each by itself, and what stores and menus call it.
 * Without any, the list is empty and the manifest says it in English.
 */
export const speaking = (english, languages) => {
  const listed = languages.map(({ tag, name, dir }) => `  { tag: ${JSON.stringify(tag)}, name: ${JSON.stringify(name)}, dir: ${JSON.stringify(dir)}, load: () => import("./lang/${tag}.js") },\n`);
  const files = { "languages.js": `export default [\n${listed.join("")}];\n` };
  for (const language of languages) {
    const { name, keep, window, sidebar, tab } = named(language);
    files[`lang/${language.tag}.js`] = `export default ${language.pack};\nexport const texts = ${JSON.stringify({ name, keep, window, sidebar, tab })};\n`;
  }
  for (const language of languages.length > 0 ? [english, ...languages] : []) {
    const messages = Object.fromEntries(Object.keys(MOST).map((key) => [key, { message: named(language)[key] }]));
    files[`_locales/${language.tag.replaceAll("-", "_")}/messages.json`] = `${JSON.stringify(messages, null, 2)}\n`;
  }
  const own = named(english);
  const said = Object.fromEntries(Object.keys(MOST).map((key) => [key, languages.length > 0 ? `__MSG_${key}__` : own[key]]));
  return { files, said: { ...said, ...(languages.length > 0 && { locale: { default_locale: english.tag } }) } };
};

const PICTURES = ["1-popup.png", "2-answer.png", "3-message.png", "4-why.png", "5-dark.png", "tile-440.png"];

export default async function pack({ out, copy, read, bytes, words, bundle, fill, closed, crate, english, spoken, zip, sources }) {
  const languages = await spoken();
  const { files: spoke, said: { name, shortName, description, locale } } = speaking(await english(), languages);
  const { name: title, shortName: _, description: __, ...ways } = words.extension;
  const icons = Object.fromEntries(SIZES.map((size) => [size, `icon-${size}.png`]));
  const manifest = {
    manifest_version: 3,
    ...locale,
    name,
    short_name: shortName,
    version: crate.version,
    description,
    icons,
    action: { default_title: name, default_popup: "popup.html", default_icon: icons },
    // Firefox alone knows it; nobody's sidebar opens by itself.
    sidebar_action: { default_title: name, default_panel: "tab.html", default_icon: icons, open_at_install: false },
    content_security_policy: { extension_pages: closed("'self'", "'self'", { others: ["img-src 'self'"] }) },
    minimum_chrome_version: "123",
    browser_specific_settings: {
      gecko: {
        id: "interview-connect@interview-connect.invalid",
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["none"] },
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  };
  const files = {
    "manifest.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "popup.html": fill(await read("www/hosts/extension/popup.html"), asTexts({ name: title, ...ways })),
    "tab.html": fill(await read("www/hosts/extension/tab.html"), asTexts({ name: title })),
    ...spoke,
    "start.js": await read("www/hosts/extension/start.js"),
    "popup.js": await read("www/hosts/extension/popup.js"),
    "tab.js": await read("www/hosts/extension/tab.js"),
    "extension.css": `${await bundle("www/hosts/extension/extension.css")}\n`,
    "interview-connect.js": `${await bundle("www/define.js", { format: "iife" })}\n`,
    "interview-connect.invitation.js": `${await bundle("www/add-reader.js", { format: "iife" })}\n`,
    "LICENSE-MIT": await read("LICENSE-MIT"),
    "LICENSE-APACHE": await read("LICENSE-APACHE"),
  };
  for (const size of SIZES) files[icons[size]] = await bytes(`www/hosts/extension/icon-${size}.png`);
  for (const [name, content] of Object.entries(files)) await out(`extension/${name}`, content);
  const whole = languages.filter(({ own }) => Object.keys(words.store).every((key) => own.store?.[key]));
  const listings = [...listing(words), ...whole.flatMap(({ tag, words: theirs }) => listing(theirs, `${tag}/`))];
  for (const [name, texts] of listings) await out(name, `${texts.join("\n\n")}\n`);
  for (const name of PICTURES) await copy(`www/hosts/extension/store/${name}`, `store/${name}`);
  await out(`interview-connect-extension-${crate.version}.zip`, zip(files));
  await out(`interview-connect-source-${crate.version}.zip`, zip(await sources()));
}
