// Packs the embed: one classic script that registers the element, and what a page needs to know to include it safely.

/** What a release says of it. */
export const about = "the embed: one script for a web site";

export default async function pack({ out, copy, read, bundle, hash, fill, crate }) {
  const { version } = crate;
  const script = async (name, options) => {
    // The mark at the start says that this is UTF-8, whatever the page around it is and whatever the server forgets to say.
    const text = `\u{feff}/* interview-connect ${version}, ${crate.license} */\n${await bundle("www/define.js", { format: "iife", ...options })}\n`;
    await out(`embed/${name}.js`, text);
    return hash(text, "sha384");
  };
  const integrity = await script("interview-connect");
  const plain = await script("interview-connect.nowasm", { nowasm: true });
  await copy("www/docs/EMBEDDING.md", "embed/EMBEDDING.md");
  await out("embed/README.md", fill(await read("www/hosts/embed/README.md"), { version, integrity, plain }));
}
