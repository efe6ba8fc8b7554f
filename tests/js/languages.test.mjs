// What each language's folder says of days, months, numbers, lists and direction is what Unicode's CLDR says, asked of Node's own
// `Intl`. Where a folder knows better, the difference stands here with its reason.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./built.mjs";

const content = join(root, "src", "content");
const folders = await readdir(content, { withFileTypes: true });
const tags = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** A file's texts by section and key. */
const texts = async (tag, file) => {
  const found = {};
  let section = "";
  for (const line of (await readFile(join(content, tag, file), "utf8")).split("\n")) {
    const head = line.match(/^\[(.+)\]$/);
    if (head) section = head[1];
    const text = line.match(/^(\w+) = "(.*)"$/);
    if (text) found[section ? `${section}.${text[1]}` : text[1]] = text[2];
  }
  return found;
};

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

for (const tag of tags) {
  test(`${tag}: days and months are CLDR’s`, async () => {
    const dates = await texts(tag, "dates.toml");
    const name = (date, options) => new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { timeZone: "UTC", ...options }).format(date);
    // 2 March 2026 is a Monday. Within a date a month may have another form than alone.
    const days = DAYS.map((_, day) => name(Date.UTC(2026, 2, 2 + day), { weekday: "long" }));
    const months = MONTHS.map((_, month) => name(Date.UTC(2026, month, 5), { month: "long" }));
    assert.deepEqual(DAYS.map((day) => dates[`weekday.${day}`].toLowerCase()), days.map((day) => day.toLowerCase()));
    assert.deepEqual(MONTHS.map((month) => dates[`month.${month}`].toLowerCase()), months.map((month) => month.toLowerCase()));
  });

  test(`${tag}: numbers have CLDR’s categories, and the direction is the language’s`, async () => {
    const { plural } = await texts(tag, "numbers.toml");
    const rule = {
      one: (number) => (number === 1 ? "one" : "other"),
      zeroOne: (number) => (number < 2 ? "one" : "other"),
      none: () => "other",
      arabic: (number) => ["zero", "one", "two"][number] ?? (number % 100 > 10 ? "many" : number % 100 > 2 ? "few" : "other"),
    }[plural];
    const cldr = new Intl.PluralRules(tag);
    // From a million on some languages have one category more; nothing here counts so far.
    for (let number = 0; number < 1000; number += 1) assert.equal(rule(number), cldr.select(number), `${number}`);
    const { direction } = await texts(tag, "ui.toml");
    const locale = new Intl.Locale(tag);
    assert.equal(direction, (locale.getTextInfo?.() ?? locale.textInfo).direction);
  });

  test(`${tag}: a list is put together as CLDR does it`, async () => {
    const list = await texts(tag, "people.toml");
    const names = ["Ana", "Ben", "Cy"];
    const said = names.slice(0, -1).join(list["list.comma"]) + list["list.and"] + names.at(-1);
    const cldr = new Intl.ListFormat(tag).format(names);
    // CLDR's English is American, with a comma before the last.
    assert.equal(said, tag === "en" ? cldr.replace(", and", " and") : cldr);
  });
}
