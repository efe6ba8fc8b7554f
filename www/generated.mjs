// What the build script wrote for JavaScript, brought here by build.sh: nothing else reads the tables or a coach's files.
import { readFile } from "node:fs/promises";

const generated = async (name) => JSON.parse(await readFile(new URL(`../target/generated/${name}.json`, import.meta.url), "utf8"));

/**
 * The tables of src/tables/ by name: lists of rows, and a row's cells by their column. A condition is its `text` and the same as
 * a `tree` of `{ all: [...] }`, `{ any: [...] }`, `{ not: ... }`, `{ field, answers }` and `{ word }`, a word of `conditions`.
 */
export const tables = await generated("tables");

/** The English words of src/content/en/ by file, section and key, in the order of the files. */
export const words = await generated("words");

/** The packs of the other languages by tag, and beside each the words in its files. */
export const languages = await generated("packs");

/** The names of the answers to a field, in order. */
export const answers = (field) => tables.choices.filter((row) => row.field === field).map(({ answer }) => answer);
