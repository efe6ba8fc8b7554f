// Packs the extension: one folder for Chromium and Firefox, the same as a zip for the stores, and the source it is built from.
import { asTexts } from "../../static-plan.mjs";

/** In order of use: browser bar, lists, dialogs, stores. */
const SIZES = [16, 32, 48, 96, 128];

/** What a release says of it. */
export const about = "the extension, for Chromium and Firefox";

export default async function pack({ out, read, bytes, words, bundle, fill, closed, crate, zip, sources }) {
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
    "LICENSE-MIT": await read("LICENSE-MIT"),
    "LICENSE-APACHE": await read("LICENSE-APACHE"),
  };
  for (const size of SIZES) files[icons[size]] = await bytes(`www/hosts/extension/icon-${size}.png`);
  for (const [name, content] of Object.entries(files)) await out(`extension/${name}`, content);
  await out(`interview-connect-extension-${crate.version}.zip`, zip(files));
  await out(`interview-connect-source-${crate.version}.zip`, zip(await sources()));
}
