// Packs the npm package: engine, element and React component as modules, their types, a manifest of the element, and the licences.

export default async function pack({ out, copy, bundle, crate, spoken }) {
  const module = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  const manifest = {
    name: crate.name,
    version: crate.version,
    description: crate.description,
    keywords: ["web-component", "custom-element", "webassembly", "checklist", "interview", "linkedin"],
    license: crate.license,
    type: "module",
    // Types come first: TypeScript takes the first condition that matches.
    exports: {
      "./core": module("core"),
      "./define": module("define"),
      "./element": module("element"),
      "./invitation": module("invitation"),
      "./nowasm": module("nowasm"),
      "./lang/*": module("lang/*"),
      "./react": module("react"),
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    files: ["*.js", "*.d.ts", "lang", "custom-elements.json", "LICENSE-*"],
    customElements: "custom-elements.json",
    // All else may be left out where nothing of it is used.
    sideEffects: ["./define.js", "./nowasm.js"],
    // Whoever imports the React component has it; nobody else needs it.
    peerDependencies: { react: ">=18" },
    peerDependenciesMeta: { react: { optional: true } },
    engines: { node: ">=20" },
  };
  await out("npm/package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await out("npm/core.js", await bundle("www/npm/core.js", { format: "esm" }));
  await out("npm/invitation.js", await bundle("www/invitation.js", { format: "esm" }));
  // The engine answers from here on, which the element's static plan needs.
  await out("npm/element.js", await bundle("www/element.js", { format: "esm" }));
  await out("npm/define.js", await bundle("www/define.js", { format: "esm", external: ["./element.js"] }));
  await out("npm/nowasm.js", await bundle("www/npm/nowasm.js", { format: "esm", nowasm: true }));
  const others = ["core.d.ts", "element.d.ts", "define.d.ts", "invitation.d.ts", "nowasm.d.ts", "react.d.ts", "react.js", "custom-elements.json", "README.md"];
  for (const name of others) await copy(`www/npm/${name}`, `npm/${name}`);
  for (const { tag, pack } of await spoken()) {
    await out(`npm/lang/${tag}.js`, `export default ${pack};\n`);
    await copy("www/npm/language.d.ts", `npm/lang/${tag}.d.ts`);
  }
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copy(licence, `npm/${licence}`);
}
