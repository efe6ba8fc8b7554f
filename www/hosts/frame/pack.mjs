// Packs the frame: the checklist as one HTML file for a sandboxed iframe, and the script that fits the iframe to it.

/** What a release says of it. */
export const about = "the frame: a page for a sandboxed iframe, and a script that fits it";

export default async function pack({ out, copy, read, bundle, whole, english, spoken }) {
  const template = await read("www/hosts/frame/frame.html");
  const style = await bundle("www/hosts/frame/frame.css");
  const script = await bundle("www/hosts/frame/frame.js", { format: "iife" });
  const write = (name, language) => out(`frame/${name}.html`, whole(template, { texts: language.words.frame, style, script }, language));
  await write("interview-connect", await english());
  for (const language of await spoken()) await write(`interview-connect.${language.tag}`, language);
  await copy("www/hosts/frame/fit.js", "frame/fit.js");
}
