// Packs the embed: one classic script that registers the element, and what a page needs to know to include it safely.

/** What a release says of it. */
export const about = "the embed: one script for a web site";

export default async function pack({ out, copy, read, bundle, hash, fill, crate }) {
  // The mark at the start says that this is UTF-8, whatever the page around it is and whatever the server forgets to say.
  const script = `\u{feff}/* interview-connect ${crate.version}, ${crate.license} */\n${await bundle("www/define.js", { format: "iife" })}\n`;
  await out("embed/interview-connect.js", script);
  await copy("www/docs/EMBEDDING.md", "embed/EMBEDDING.md");
  const { version } = crate;
  await out("embed/README.md", fill(await read("www/hosts/embed/README.md"), { version, integrity: hash(script, "sha384") }));
}
