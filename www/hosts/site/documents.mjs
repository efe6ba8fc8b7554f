// Draws the project's documents, from their Markdown, for the site: every one that links lead to from the first.
import { posix } from "node:path";
import { escape } from "./markup.mjs";

/** As the documents themselves name their headings in links. */
const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").trim().replaceAll(" ", "-");

/** A document's file on the site: `docs/embedding.html`, or its folder's name where it is the folder's own. */
const target = (path) => {
  const folder = posix.basename(posix.dirname(path));
  const name = posix.basename(path, ".md").toLowerCase();
  return `docs/${name === "readme" && folder !== "." ? folder : name}.html`;
};

/** Where a link of a document leads to: a path of the repository, and what is behind the `#`. */
const resolve = (from, href) => {
  const [path, heading = ""] = href.split("#");
  return { path: path ? posix.normalize(posix.join(posix.dirname(from), path)) : from, heading };
};

const isOutside = (href) => /^[a-z]+:/.test(href);

/** Plain text of what stands in a line. */
const plain = (tokens) => tokens.map((token) => (token.tokens ? plain(token.tokens) : (token.text ?? ""))).join("");

/**
 * Reads documents and draws parts of them.
 * @param {typeof import("marked")} marked
 * @param {(path: string) => Promise<string>} read
 */
export const reader = ({ Marked }, read) => {
  const lexer = new Marked();

  /** A document or a part of one as HTML: links lead to other documents of the site, or to files beside them. */
  const draw = (tokens, from, { up, files, heading: shift = 0, base = "" }) => {
    const taken = new Set();
    let under = "";
    const address = (href) => {
      if (isOutside(href)) return href;
      const { path, heading } = resolve(from, href);
      const hash = heading && `#${heading}`;
      if (path === from && base === "") return hash;
      if (path.endsWith(".md")) return `${up}${target(path)}${hash}`;
      const file = `files/${posix.basename(path)}`;
      files.set(path, file);
      return `${up}${file}`;
    };
    const marked = new Marked({
      renderer: {
        heading({ tokens: inside, depth }) {
          under = plain(inside);
          let id = slug(under);
          for (let number = 1; taken.has(id); number += 1) id = `${slug(under)}-${number}`;
          taken.add(id);
          const level = Math.min(depth + shift, 6);
          return `<h${level} id="${base}${id}">${this.parser.parseInline(inside)}</h${level}>\n`;
        },
        link({ href, tokens: inside }) {
          return `<a href="${escape(address(href))}">${this.parser.parseInline(inside)}</a>`;
        },
        html({ text }) {
          return text.replace(/<!--[\s\S]*?-->/g, "").replace(/\b(src|srcset)="([^"]*)"/g, (_, name, href) => `${name}="${escape(address(href))}"`);
        },
        code({ text }) {
          return `<pre><code>${escape(text)}</code></pre>\n`;
        },
        checkbox: () => "☐ ",
        table(token) {
          const cell = ({ tokens: inside, align }, tag) => `<${tag}${align ? ` class="${align}"` : ""}>${this.parser.parseInline(inside)}</${tag.slice(0, 2)}>`;
          // A heading without a word is none.
          const head = (one) => cell(one, plain(one.tokens) ? 'th scope="col"' : "td");
          const row = (cells) => `<tr>${cells.join("")}</tr>`;
          const heads = token.header.some(({ tokens: inside }) => plain(inside)) ? `<thead>${row(token.header.map(head))}</thead>` : "";
          const body = token.rows.map((cells) => row(cells.map((one) => cell(one, "td")))).join("\n");
          return `<div class="scroll" role="group" tabindex="0" aria-label="${escape(under)}"><table>${heads}<tbody>${body}</tbody></table></div>\n`;
        },
      },
    });
    return marked.parser(tokens);
  };

  const lex = async (path) => lexer.lexer(await read(path));

  /** What stands under a heading of a document, down to the next of its rank. */
  const section = async (path, heading) => {
    const tokens = await lex(path);
    const start = tokens.findIndex((token) => token.type === "heading" && token.text === heading);
    if (start < 0) throw new Error(`${path} has no heading "${heading}", which the site takes a part from`);
    const { depth } = tokens[start];
    const length = tokens.slice(start + 1).findIndex((token) => token.type === "heading" && token.depth <= depth);
    return tokens.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  };

  /** All links in some tokens. */
  const links = (tokens) => tokens.flatMap((token) => [
    ...(token.type === "link" ? [token.href] : []),
    ...links(token.tokens ?? []),
    ...links(token.items ?? []),
    ...[...(token.header ?? []), ...(token.rows ?? []).flat()].flatMap((cell) => links(cell.tokens)),
  ]);

  /** Every document that can be reached from the first, with its title, its first sentences and its parts. */
  const documents = async (first) => {
    const found = new Map();
    const left = [first];
    for (let path = left.shift(); path; path = left.shift()) {
      if (found.has(path)) continue;
      const tokens = await lex(path);
      const title = plain(tokens.find(({ type }) => type === "heading").tokens);
      const intro = plain(tokens.find(({ type }) => type === "paragraph").tokens).replaceAll("\n", " ");
      const parts = tokens.filter(({ type, depth }) => type === "heading" && depth === 2).map(({ tokens: inside }) => plain(inside));
      found.set(path, { path, tokens, title, intro, parts: parts.map((text) => ({ text, id: slug(text) })), file: target(path) });
      left.push(...links(tokens).filter((href) => !isOutside(href)).map((href) => resolve(path, href).path).filter((next) => next.endsWith(".md")));
    }
    return [...found.values()];
  };

  return { documents, draw, lex, plain, section };
};
