// Someone who has never seen the project and has only its source archive, README and CONTRIBUTING: runs it, embeds it in a
// page with a strict policy, changes one sentence of advice, begins a sixth language by copying one folder, adds a host, and sees each
// result. What they type is taken from those documents. On the way: the same source gives the same dist/, bit for bit.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, dirname, join, relative } from "node:path";
import { env } from "node:process";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { startBrowser, watchedPage } from "../browser/browser.mjs";
import { dist, filesBelow, read, root } from "./built.mjs";

const version = (await read("Cargo.toml")).match(/^version = "(.*)"$/m)[1];
const folder = join(root, "target", "newcomer");
const opener = join(root, "target", "newcomer-opener");
const opened = join(opener, "opened");
const copy = (...path) => join(folder, ...path);

/** The blocks of code that a document shows in a language. */
const shown = (document, language) => [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, code]) => code);

/** Types this in the copy; what it prints, both streams in order. */
const type = (commands) =>
  new Promise((resolve, reject) => {
    // Whatever opens a page on this machine only notes down which. Tests that are started run, though a test starts them.
    const child = spawn("bash", ["-euc", commands], { cwd: folder, env: { ...env, NODE_TEST_CONTEXT: undefined, PATH: `${opener}${delimiter}${env.PATH}`, DISPLAY: ":0", OPENED: opened } });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (printed += text));
    child.on("error", reject);
    child.on("close", (status) => (status === 0 ? resolve(printed) : reject(new Error(`${commands}\n${printed.slice(-4000)}`))));
  });

/** A folder of the copy as a web site. */
const served = async (files) => {
  const types = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };
  const server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : request.url.slice(1);
    if (!(name in files)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[name.split(".").at(-1)] }).end(files[name]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

let browser;
let readme;
let contributing;

before(async () => {
  for (const made of [folder, opener]) await rm(made, { recursive: true, force: true });
  for (const [name, content] of Object.entries(unzipSync(await readFile(join(dist, `interview-connect-source-${version}.zip`))))) {
    await mkdir(dirname(copy(name)), { recursive: true });
    await writeFile(copy(name), content, { mode: name.endsWith(".sh") ? 0o755 : 0o644 });
  }
  // The tools are the same for any source and need not be made twice.
  await symlink(join(root, "tests", "node_modules"), copy("tests", "node_modules"), "junction");
  await cp(join(root, "target", "tools"), copy("target", "tools"), { recursive: true, preserveTimestamps: true });
  await mkdir(opener);
  // A pipe, since build.sh does not wait for what it opens: whoever reads it does.
  execFileSync("mkfifo", [opened]);
  for (const name of ["open", "xdg-open"]) {
    await writeFile(join(opener, name), '#!/bin/sh\nprintf %s "$1" >"$OPENED"\n');
    await chmod(join(opener, name), 0o755);
  }
  readme = await readFile(copy("README.md"), "utf8");
  contributing = await readFile(copy("CONTRIBUTING.md"), "utf8");
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  for (const made of [folder, opener]) await rm(made, { recursive: true, force: true });
});

/** Opens an address in a tab of its own; what the widget there holds and shows, after doing something. */
const visit = async (url, act = () => {}, given) => {
  const context = await browser.context({ offline: false });
  try {
    const { page, said, requested } = await watchedPage(context);
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector("interview-connect")?.advice);
    await page.evaluate(act, given);
    const seen = await page.evaluate(() => {
      const element = document.querySelector("interview-connect");
      return {
        advice: element.advice,
        failure: element.failure,
        headline: element.shadowRoot.querySelector("[part=headline]").textContent,
        text: element.shadowRoot.textContent,
      };
    });
    return { ...seen, said, requested };
  } finally {
    await context.close();
  }
};

const commands = () => shown(readme, "sh").flatMap((block) => block.trim().split("\n")).map((line) => line.replace(/ +#.*$/, ""));

test("README shows two commands: one that this test types, and one that runs this test", async () => {
  assert.deepEqual(commands(), ["./build.sh --open", "./build.sh test"]);
  assert.match(await read(".ci/run"), /^exec \.\/build\.sh test$/m);
});

test("the first command builds everything, prints advice and opens a page that gives it", async () => {
  const printed = await type(commands()[0]);
  assert.match(printed, /Dana Okafor: send \(R25\)/);
  const path = copy("dist", "page", "interview-connect.html");
  assert.equal(join(folder, await readFile(opened, "utf8")), path);
  const { advice, failure, headline, said } = await visit(pathToFileURL(path).href, () =>
    document.querySelector("interview-connect").shadowRoot.querySelector("[value=rejected]").click(),
  );
  assert.deepEqual([advice.stage, failure, said], ["rejected", null, []]);
  assert.equal(headline, advice.headline);
});

test("all of dist/, the release included, is the same as that built elsewhere, bit for bit", async () => {
  assert.ok(readme.includes("`./build.sh release`"));
  await type("./build.sh release && cd dist/release && sha256sum --check --quiet SHA256SUMS");
  const files = (await filesBelow("dist")).map((path) => relative(dist, path)).sort();
  assert.ok(files.includes(join("release", `interview-connect-${version}.tgz`)));
  assert.deepEqual((await filesBelow("target", "newcomer", "dist")).map((path) => relative(copy("dist"), path)).sort(), files);
  for (const file of files) {
    const [first, second] = await Promise.all([join(dist, file), copy("dist", file)].map((path) => readFile(path)));
    assert.ok(first.equals(second), `${file} comes out differently`);
  }
  console.log(`files built twice, and the same: ${files.length}`);
});

test("every file that a quick start names has been built", async () => {
  const quick = readme.slice(readme.indexOf("## Three quick starts"), readme.indexOf("## The library"));
  const named = [...quick.matchAll(/`(dist\/[\w./-]+)`/g)].map(([, name]) => name).filter((name) => name !== "dist/");
  assert.ok(named.includes("dist/extension/manifest.json"));
  const built = (await filesBelow("dist")).map((path) => relative(root, path).replaceAll("\\", "/"));
  for (const name of named) assert.ok(built.some((path) => path === name || path.startsWith(`${name.replace(/\/$/, "")}/`)), name);
});

test("the page that README shows embeds the checklist under its strict policy", async () => {
  const [page] = shown(readme, "html");
  assert.match(page, /default-src 'none'/);
  const site = await served({ "index.html": page, "interview-connect.js": await readFile(copy("dist", "embed", "interview-connect.js")) });
  try {
    const { advice, failure, said, requested } = await visit(site.url, async () => {
      // The policy is there: what nobody asked for is refused.
      const outcome = await fetch("data:text/plain,x").then(() => "answered", () => "refused");
      if (outcome !== "refused") throw new Error(outcome);
    });
    assert.deepEqual([advice.stage, failure], ["after", null]);
    // The browser names the refusal above, and nothing else.
    assert.deepEqual(said.filter((line) => !line.includes("data:text/plain")), []);
    assert.deepEqual(requested.filter((url) => url.startsWith("http")), [site.url, `${site.url}interview-connect.js`]);
  } finally {
    site.close();
  }
});

test("the library's example in README gives what its comments say", async () => {
  const [code] = shown(readme, "js");
  const { advise } = await import(pathToFileURL(copy("dist", "npm", "core.js")));
  const lines = code.trim().split("\n").filter((line) => !line.startsWith("import"));
  const results = lines.filter((line) => line.startsWith("advice.")).map((line) => line.match(/^(.*); \/\/ (.*)$/));
  const body = lines.filter((line) => !line.startsWith("advice.")).join("\n");
  const values = new Function("advise", `${body}\nreturn [${results.map(([, expression]) => expression)}];`)(advise);
  assert.equal(results.length, 2);
  assert.deepEqual(values, results.map(([, , said]) => JSON.parse(said)));
});

/** What the one build said that the three changes below share: none of them touches what another does. */
let printed;
const old = "While the decision is open, ask only the people who make it.";

/** A language that the project does not have, begun as CONTRIBUTING says; two texts are all that the newcomer does that day. */
const asked = "Var är du i processen?";
let wordsPrinted;

test("a sixth language is begun by copying one folder, and a page shows all its texts and what is left to do", async () => {
  const [block] = shown(contributing, "sh").filter((code) => code.includes("src/content/sv"));
  const lines = block.trim().split("\n");
  assert.deepEqual(lines, ["cp -r src/content/en src/content/sv", "./build.sh words sv", './build.sh words sv --accept "Eva Berg"', "./build.sh"]);
  await type(lines[0]);
  const translate = async (file, from, to) => {
    const path = copy("src", "content", "sv", file);
    const text = await readFile(path, "utf8");
    assert.ok(text.includes(from), from);
    await writeFile(path, text.replace(from, to));
  };
  await translate("questions.toml", "Where are you with this application?", asked);
  await translate("ui.toml", 'languageName = "English"', 'languageName = "Svenska"');
  await translate("ui.toml", 'unknown = "I don’t know"', 'unknown = "Vet  \'ej\'"');
  await rm(copy("src", "content", "sv", "cautions.toml"));
  wordsPrinted = await type(`${lines[1]}\n${lines[2]}`);
  assert.match(wordsPrinted, /src\/content\/sv\/cautions\.toml: (\d+) of \1 texts are still English/);
  assert.match(wordsPrinted, /of \d+ texts [1-9]\d* are missing, 0 have changed in English since, \d+ are the same as in English, 1 have faults/);
  const page = await readFile(copy("dist", "words", "sv.html"), "utf8");
  assert.ok(page.includes(asked) && page.includes("Translated by: ") && page.includes("Eva Berg"));
  assert.ok(/ui\.unknown<\/a> two spaces; straight quotation marks/.test(page), "the faults of a text");
  assert.ok(page.includes("content=\"default-src 'none'; style-src 'sha256-"), "a strict policy");
  assert.ok(!/<script|<link|<img|(src|href)="(?!#)/.test(page), "the page loads or runs something");
  assert.match(await readFile(copy("src", "content", "sv", "made-from.txt"), "utf8"), /^# .*\n# \d{4}-\d\d-\d\d Eva Berg: \d+\n(\S+ [0-9a-f]{8}\n)+$/);
});

test("the changes that CONTRIBUTING describes are built: a sentence, that language, a host", async () => {
  const words = copy("src", "content", "en", "reasons.toml");
  const text = await readFile(words, "utf8");
  assert.ok(text.includes(old));
  await writeFile(words, text.replace(old, "Until they’ve decided, ask nobody but the people with a say."));
  const [pack] = shown(contributing, "js");
  await mkdir(copy("www", "hosts", "intranet"));
  await writeFile(copy("www", "hosts", "intranet", "pack.mjs"), pack);
  // A release is a build and more.
  printed = await type(`./build.sh release\nnode www/docs/show-advice.mjs www/docs/example-situation.json`);
});

test("a changed sentence of advice is what the next build says", async () => {
  assert.match(printed, /why {3}Until they’ve decided, ask nobody but the people with a say\. Asking everyone/);
  assert.ok(!printed.includes(old));
  const { interviewers, ...rest } = JSON.parse(await readFile(copy("www", "docs", "example-situation.json"), "utf8"));
  const { text: page } = await visit(
    pathToFileURL(copy("dist", "page", "interview-connect.html")).href,
    (situation) => (document.querySelector("interview-connect").situation = situation),
    { ...rest, interviewers: interviewers.filter(({ role }) => role === "recruiter") },
  );
  assert.ok(page.includes("Until they’ve decided, ask nobody"), page);
});

test("the new language is a script of its own: where the page is in it, that is spoken; what changed in English since is named", async () => {
  assert.match(printed, /src\/content\/sv: of its texts 1 were made from English ones that have changed since, the first is reasons\.\S+/);
  const scripts = ["interview-connect.js", "interview-connect.sv.js"];
  const tags = scripts.map((name) => `<script src="${name}" defer></script>`).join("");
  const page = `<!doctype html><html lang="sv">${tags}<interview-connect></interview-connect></html>`;
  const read = async (name) => [name, await readFile(copy("dist", "embed", name))];
  const site = await served({ "index.html": page, ...Object.fromEntries(await Promise.all(scripts.map(read))) });
  try {
    const { text, failure } = await visit(site.url);
    assert.equal(failure, null);
    assert.ok(text.includes(asked), "the Swedish text");
    assert.ok(text.includes("Interview ahead"), "an English answer");
    assert.ok(!text.includes("Where are you with this application?"), "the English text");
  } finally {
    site.close();
  }
  // The page from disk has it inside, and the package beside the rest.
  const fromDisk = await visit(pathToFileURL(copy("dist", "page", "interview-connect.sv.html")).href);
  assert.ok(fromDisk.text.includes(asked), fromDisk.text);
  const core = pathToFileURL(copy("dist", "npm", "core.js")).href;
  const { addLanguage, guidance } = await import(core);
  addLanguage((await import(pathToFileURL(copy("dist", "npm", "lang", "sv.js")).href)).default);
  assert.equal(guidance({ lang: "sv-FI" }).lang, "sv");
});

test("the host that CONTRIBUTING shows is a part of dist/ and of the release once its folder is there, and passes the tests", async () => {
  const { advice, said } = await visit(pathToFileURL(copy("dist", "intranet", "index.html")).href);
  assert.deepEqual([advice.stage, said], ["before", []]);
  assert.match(await readFile(copy("dist", "release", "NOTES.md"), "utf8"), /interview-connect-intranet-[\d.]+\.zip \| a page for the intranet/);
  assert.match(await type("node --test tests/js/release.test.mjs tests/js/hosts.test.mjs"), /^# pass [1-9]\d*$/m);
});

test("a host that breaks a rule of CONTRIBUTING is refused in words", async () => {
  const path = copy("www", "hosts", "intranet", "pack.mjs");
  const pack = await readFile(path, "utf8");
  for (const [changed, says] of [
    [pack.replace(/^export const about.*$/m, ""), /www\/hosts\/intranet\/pack\.mjs exports no "about"/],
    [pack.replace("export default", "export"), /www\/hosts\/intranet\/pack\.mjs has no function as its default export/],
    [pack.replaceAll("intranet/", "elsewhere/"), /www\/hosts\/intranet\/pack\.mjs writes nothing to dist\/intranet\//],
  ]) {
    assert.notEqual(changed, pack);
    await writeFile(path, changed);
    await assert.rejects(type("node www/pack.mjs"), says);
  }
});
