// Packs the npm package: the engine as one module, its types, a manifest and the licences.

export default async function pack({ out, copy, bundle, crate }) {
  const manifest = {
    name: crate.name,
    version: crate.version,
    description: crate.description,
    license: crate.license,
    type: "module",
    // Types come first: TypeScript takes the first condition that matches.
    exports: {
      "./core": { types: "./core.d.ts", default: "./core.js" },
      "./package.json": "./package.json",
    },
    files: ["*.js", "*.d.ts", "LICENSE-*"],
    sideEffects: false,
    engines: { node: ">=20" },
  };
  await out("npm/package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await out("npm/core.js", await bundle("www/npm/core.js", { format: "esm" }));
  await copy("www/npm/core.d.ts", "npm/core.d.ts");
  await copy("www/npm/README.md", "npm/README.md");
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copy(licence, `npm/${licence}`);
}
