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
const PICTURES = ["1-popup.png", "2-answer.png", "3-message.png", "4-why.png", "5-dark.png", "tile-440.png"];

export default async function pack({ out, copy, read, bytes, words, bundle, fill, closed, crate, zip, sources }) {
  const { name, shortName, description, ...ways } = words.extension;
  const icons = Object.fromEntries(SIZES.map((size) => [size, `icon-${size}.png`]));
  const manifest = {
    manifest_version: 3,
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
    "popup.html": fill(await read("www/hosts/extension/popup.html"), asTexts({ name, ...ways })),
    "tab.html": fill(await read("www/hosts/extension/tab.html"), asTexts({ name })),
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
  for (const [name, texts] of Object.entries(LISTING)) await out(`store/${name}`, `${texts(words).join("\n\n")}\n`);
  for (const name of PICTURES) await copy(`www/hosts/extension/store/${name}`, `store/${name}`);
  await out(`interview-connect-extension-${crate.version}.zip`, zip(files));
  await out(`interview-connect-source-${crate.version}.zip`, zip(await sources()));
}
