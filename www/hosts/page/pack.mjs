// Packs the page from disk: style, script and WebAssembly in one HTML file, under a policy that forbids everything else.
import { asHtml, asTexts } from "../../static-plan.mjs";

/** What a release says of it. */
export const about = "the page: download it and open it; nowasm is for browsers without WebAssembly";

export default async function pack({ out, read, words, bundle, hash, fill, plain, closed }) {
  const style = await bundle("www/hosts/page/page.css");
  const write = async (name, options) => {
    const script = await bundle("www/hosts/page/page.js", { format: "iife", ...options });
    const policy = closed(`'${hash(script)}'`, `'${hash(style)}'`, options);
    const page = fill(await read("www/hosts/page/page.html"), { ...asTexts(words.page), policy, style, script, plan: asHtml(await plain()) });
    await out(`page/${name}.html`, page);
  };
  await write("interview-connect", {});
  await write("interview-connect.nowasm", { nowasm: true });
}
