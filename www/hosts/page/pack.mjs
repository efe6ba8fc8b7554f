// Packs the page from disk: style, script and WebAssembly in one HTML file, under a policy that forbids everything else.

/** What a release says of it. */
export const about = "the page: download it and open it; nowasm is for browsers without WebAssembly";

export default async function pack({ out, read, bundle, whole, english, spoken }) {
  const template = await read("www/hosts/page/page.html");
  const style = await bundle("www/hosts/page/page.css");
  const write = async (name, language, options) => {
    const script = await bundle("www/hosts/page/page.js", { format: "iife", ...options });
    await out(`page/${name}.html`, whole(template, { texts: language.words.page, style, script, ...options }, language));
  };
  await write("interview-connect", await english());
  await write("interview-connect.nowasm", await english(), { nowasm: true });
  for (const language of await spoken()) await write(`interview-connect.${language.tag}`, language);
}
