// Reads the element's own comments and writes what follows from them: npm/custom-elements.json and the tables in
// docs/EMBEDDING.md. Run it after changing www/element.js or the first comment of www/widget.css: node www/manifest.mjs
import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const MODULE = "element.js";

const indented = (text) => text.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());

/** The tags of a comment, each with its text on one line; what comes before the first is the description. */
const tagsOf = (comment) => {
  const tags = [{ tag: "description", text: "" }];
  for (const line of indented(comment)) {
    const [, tag, text] = line.match(/^@(\w+)\s*(.*)$/) ?? [];
    if (tag) tags.push({ tag, text });
    else tags.at(-1).text = `${tags.at(-1).text} ${line}`.trim();
  }
  const all = (tag) => tags.filter((known) => known.tag === tag).map(({ text }) => text.trim());
  // Types stand in braces, which belong to the comment and not to the type.
  return { all, one: (tag) => (tag === "type" ? all(tag)[0]?.replace(/^\{(.*)\}$/, "$1") : all(tag)[0]) };
};

/** `{type} name - description`, of which type and description may be missing. */
const typed = (text) => {
  const [, , type, name, , description] = text.match(/^(\{(.*?)\}\s+)?(\[?[\w-]*\]?)\s*(-\s*(.*))?$/s) ?? [];
  return { type: type && { text: type }, name: name?.replace(/[[\]]/g, ""), isOptional: name?.startsWith("["), description };
};

const COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*/y;

/** Every comment of a class body with what it stands before; members that begin with # are private. */
const membersOf = (body) => {
  const members = [];
  for (let at = body.indexOf("/**"); at >= 0; at = body.indexOf("/**", at + 3)) {
    COMMENT.lastIndex = at;
    const [whole, comment] = COMMENT.exec(body) ?? [];
    if (!whole) continue;
    const code = body.slice(at + whole.length);
    const [, isStatic, accessor, name, bracket] = code.match(/^(static\s+)?(get\s+)?([\w$]+)\s*(\(|=|;)/) ?? [];
    if (name) members.push({ comment: tagsOf(comment), isStatic: Boolean(isStatic), isMethod: bracket === "(" && !accessor, name });
  }
  return members;
};

const present = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== "" && value !== false));

const attribute = (text) => {
  const { type, name, description } = typed(text);
  return present({ name, type, description });
};

/** The first comment of the widget's styles lists the properties and the parts, one a line. */
const stylesOf = (css) => {
  const lines = indented(css.match(/\/\*([\s\S]*?)\*\//)[1]);
  const listed = (form) => lines.map((line) => line.match(form)).filter(Boolean).map(([, name, description]) => ({ name, description }));
  const [cssProperties, cssParts] = [listed(/^(--ic-[\w-]+) +(.*)$/), listed(/^::part\(([\w-]+)\) +(.*)$/)];
  if (cssProperties.length === 0 || cssParts.length === 0) throw new Error("the first comment of widget.css lists no properties, or no parts");
  return { cssProperties, cssParts };
};

/** The manifest, in the form of the Custom Elements Manifest, version 1.0.0. */
export const manifestOf = (source, css) => {
  const [, comment, className, body] = source.match(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export class (\w+) extends \w+ \{([\s\S]*)\n\}\n$/);
  const about = tagsOf(comment);
  const members = membersOf(body).filter(({ name }) => !/Callback$|^observedAttributes$/.test(name));
  const fields = members.filter(({ isMethod }) => !isMethod);
  const described = (text) => {
    const { type, name, description } = typed(text);
    return present({ name: name ?? "", type, description });
  };
  const declaration = {
    kind: "class",
    name: className,
    description: about.one("description"),
    superclass: { name: "HTMLElement" },
    customElement: true,
    tagName: about.one("tagname"),
    attributes: [
      ...about.all("attr").map(attribute),
      ...fields
        .filter(({ comment }) => comment.one("attr"))
        .map(({ comment, name }) =>
          present({
            name: comment.one("attr"),
            fieldName: name,
            type: { text: comment.one("type") },
            default: comment.one("default"),
            description: comment.one("description"),
          }),
        ),
    ],
    members: members.map(({ comment, isStatic, isMethod, name }) => {
      if (!isMethod) {
        return present({
          kind: "field",
          name,
          static: isStatic,
          attribute: comment.one("attr"),
          reflects: Boolean(comment.one("attr")),
          readonly: comment.one("readonly") !== undefined,
          type: comment.one("type") && { text: comment.one("type") },
          default: comment.one("default"),
          description: comment.one("description"),
        });
      }
      const parameters = comment.all("param").map((text) => {
        const { type, name, isOptional, description } = typed(text);
        return present({ name, type, optional: isOptional, description });
      });
      const [, returned, meaning] = comment.one("returns")?.match(/^\{(.*?)\}\s*(.*)$/) ?? [];
      return present({
        kind: "method",
        name,
        static: isStatic,
        parameters: parameters.length > 0 ? parameters : undefined,
        return: returned ? present({ type: { text: returned }, description: meaning }) : { type: { text: "void" } },
        description: comment.one("description"),
      });
    }),
    events: about.all("fires").map(described),
    slots: about.all("slot").map((text) => ({ name: "", description: text.replace(/^-\s*/, "") })),
    ...stylesOf(css),
  };
  const reference = { name: className, module: MODULE };
  return {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      { kind: "javascript-module", path: MODULE, declarations: [declaration], exports: [{ kind: "js", name: className, declaration: reference }] },
      {
        kind: "javascript-module",
        path: "define.js",
        declarations: [],
        exports: [{ kind: "custom-element-definition", name: declaration.tagName, declaration: reference }],
      },
    ],
  };
};

const cell = (text) => (text ?? "").replaceAll("|", "\\|");
const code = (text) => (text === undefined ? "" : `\`${cell(text)}\``);

const table = (heads, rows) => [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** The tables of EMBEDDING.md, by the name between the markers that they stand between. */
const tablesOf = (manifest) => {
  const { attributes, members, events, slots, cssProperties, cssParts } = manifest.modules[0].declarations[0];
  const properties = members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
  const methods = members.filter(({ kind, static: isStatic }) => kind === "method" && !isStatic);
  return {
    attributes: table(
      ["attribute", "property", "values", "otherwise", "meaning"],
      attributes.map(({ name, fieldName, type, default: otherwise, description }) => [code(name), code(fieldName ?? name), code(type?.text), code(otherwise), cell(description)]),
    ),
    properties: table(
      ["property", "type", "meaning"],
      properties.filter(({ attribute }) => !attribute).map(({ name, type, readonly, description }) => [code(name), code(type?.text), `${cell(description)}${readonly ? " Read only." : ""}`]),
    ),
    methods: table(
      ["method", "gives", "meaning"],
      methods.map(({ name, parameters, return: returned, description }) => [
        code(`${name}(${(parameters ?? []).map((parameter) => parameter.name).join(", ")})`),
        [code(returned.type.text), cell(returned.description)].filter(Boolean).join(", "),
        cell(description),
      ]),
    ),
    events: table(["event", "detail", "meaning"], events.map(({ name, type, description }) => [code(name), code(type?.text.replace(/^CustomEvent<(.*)>$/, "$1")), cell(description)])),
    slots: table(["slot", "meaning"], slots.map(({ name, description }) => [name ? code(name) : "(the only one)", cell(description)])),
    "custom properties": table(["custom property", "meaning; what it is unless set"], cssProperties.map(({ name, description }) => [code(name), cell(description)])),
    parts: table(["part", "is"], cssParts.map(({ name, description }) => [code(name), cell(description)])),
  };
};

/** The docs with their tables written again. */
export const withTables = (docs, manifest) => {
  const tables = tablesOf(manifest);
  let filled = docs;
  for (const [name, text] of Object.entries(tables)) {
    const marker = new RegExp(`(<!-- ${name}: written by www/manifest.mjs -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!marker.test(filled)) throw new Error(`the docs have no place for the table of ${name}`);
    filled = filled.replace(marker, (_, start, end) => `${start}${text}\n${end}`);
  }
  return filled;
};

/** What the two files should hold. */
export const generated = async () => {
  const manifest = manifestOf(await readFile(path("element.js"), "utf8"), await readFile(path("widget.css"), "utf8"));
  return {
    "npm/custom-elements.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "docs/EMBEDDING.md": withTables(await readFile(path("docs/EMBEDDING.md"), "utf8"), manifest),
  };
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of Object.entries(await generated())) await writeFile(path(name), content);
}
