// Packs the page from disk: style, script and WebAssembly in one HTML file, under a policy that forbids everything else.
import { asHtml, asTexts } from "../../static-plan.mjs";

/** What a release says of it. */
export const about = "the page: download it and open it";

export default async function pack({ out, read, words, bundle, hash, fill, plain, closed }) {
  const style = await bundle("www/hosts/page/page.css");
  const script = await bundle("www/hosts/page/page.js", { format: "iife" });
  const policy = closed(`'${hash(script)}'`, `'${hash(style)}'`);
  const page = fill(await read("www/hosts/page/page.html"), { ...asTexts(words.page), policy, style, script, plan: asHtml(await plain()) });
  await out("page/interview-connect.html", page);
}
