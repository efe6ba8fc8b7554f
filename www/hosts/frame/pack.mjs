// Packs the frame: the checklist as one HTML file for a sandboxed iframe, and the script that fits the iframe to it.
import { asHtml, asTexts } from "../../static-plan.mjs";

/** What a release says of it. */
export const about = "the frame: a page for a sandboxed iframe, and a script that fits it";

export default async function pack({ out, copy, read, words, bundle, hash, fill, plain, closed }) {
  const style = await bundle("www/hosts/frame/frame.css");
  const script = await bundle("www/hosts/frame/frame.js", { format: "iife" });
  const policy = closed(`'${hash(script)}'`, `'${hash(style)}'`);
  const page = fill(await read("www/hosts/frame/frame.html"), { ...asTexts(words.frame), policy, style, script, plan: asHtml(await plain()) });
  await out("frame/interview-connect.html", page);
  await copy("www/hosts/frame/fit.js", "frame/fit.js");
}
