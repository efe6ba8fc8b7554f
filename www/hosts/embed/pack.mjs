// Packs the embed: one classic script that registers the element, and what a page needs to know to include it safely.
import { bringing } from "../../languages.mjs";

/** What a release says of it. */
export const about = "the embed: one script for a web site";

export default async function pack({ out, copy, read, bundle, hash, fill, crate, spoken }) {
  const { version } = crate;
  const pinned = [];
  const script = async (name, code) => {
    // The mark at the start says that this is UTF-8, whatever the page around it is and whatever the server forgets to say.
    const text = `\u{feff}/* interview-connect ${version}, ${crate.license} */\n${code}\n`;
    await out(`embed/${name}.js`, text);
    const integrity = hash(text, "sha384");
    pinned.push(`| ${name}.js | ${integrity} |`);
    return integrity;
  };
  const integrity = await script("interview-connect", await bundle("www/define.js", { format: "iife" }));
  const plain = await script("interview-connect.nowasm", await bundle("www/define.js", { format: "iife", nowasm: true }));
  const reader = await script("interview-connect.invitation", await bundle("www/add-reader.js", { format: "iife" }));
  const plainReader = await script("interview-connect.invitation.nowasm", await bundle("www/add-reader.js", { format: "iife", nowasm: true }));
  for (const { tag, pack } of await spoken()) await script(`interview-connect.${tag}`, bringing(pack));
  await copy("www/docs/EMBEDDING.md", "embed/EMBEDDING.md");
  await out("embed/README.md", fill(await read("www/hosts/embed/README.md"), { version, integrity, plain, reader, plainReader, pinned: pinned.join("\n") }));
}
