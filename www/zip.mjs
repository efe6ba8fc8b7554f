// Archives that come out the same on every machine, for whatever is packed here.
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";

// The JavaScript tools are installed below tests/, where a plain import from here would not look.
const { gzipSync, zipSync } = createRequire(new URL("../tests/package.json", import.meta.url))("fflate");

/**
 * A zip that depends on nothing but its content: sorted names, one date, and a deflater that is part of the tools. Of a
 * file's mode it keeps whether it can be run.
 */
export const zip = (contents) => {
  const bytes = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);
  const entries = Object.entries(contents).sort(([a], [b]) => (a < b ? -1 : 1));
  const unix = (mode) => ({ os: 3, attrs: ((0o100000 | mode) << 16) >>> 0 });
  // The first day of the format's calendar, by the local clock, as the format has it.
  const options = { level: 9, mtime: new Date(1980, 0, 1) };
  return zipSync(Object.fromEntries(entries.map(([name, content]) => [name, [bytes(content), { ...options, ...unix(/\.sh$|^\.ci\//.test(name) ? 0o755 : 0o644) }]])));
};

/** The same content compressed again: how well Node's own zlib does it, and what else it writes, depends on its version. */
export const regzip = (bytes) => gzipSync(new Uint8Array(gunzipSync(bytes)), { level: 9, mtime: 0 });
