// Packs the page from disk: style, script and WebAssembly in one HTML file, under a policy that forbids everything else.

export default async function pack({ out, read, bundle, hash, fill }) {
  const style = await bundle("www/hosts/page/page.css");
  const script = await bundle("www/hosts/page/page.js", { format: "iife" });
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = fill(await read("www/hosts/page/page.html"), { policy, style, script });
  await out("page/interview-connect.html", page);
}
