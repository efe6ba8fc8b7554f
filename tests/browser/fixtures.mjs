// The pages shown in EMBEDDING.md, served as they stand there from two origins of this machine.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const dist = (path) => join(root, "dist", path);
export const fromDisk = pathToFileURL(dist("page/interview-connect.html")).href;
export const fromDiskWithoutWasm = pathToFileURL(dist("page/interview-connect.nowasm.html")).href;

/** The block of this kind that the docs show under a name. */
export const shown = async (kind, name) => {
  const docs = await readFile(join(root, "www", "docs", "EMBEDDING.md"), "utf8");
  const text = docs.match(new RegExp(`^\`\`\`${kind} fixture=${name}\n([\\s\\S]*?)^\`\`\`$`, "m"))?.[1];
  if (!text) throw new Error(`EMBEDDING.md shows no ${kind} for the fixture ${name}`);
  return text;
};

/** A server on this machine that remembers what it was asked for. */
export const startServer = async (answer) => {
  const asked = [];
  const server = createServer(async (request, response) => {
    // Browsers ask for this by themselves.
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    asked.push(request.url);
    const { status = 200, type = "text/html; charset=utf-8", headers = {}, body = "" } = (await answer(request.url)) ?? { status: 404 };
    response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked: () => asked.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** In the page: a clock at rest on a Wednesday afternoon, in the days that the tests' situations are about. */
export const restClock = () => {
  const still = new Date(2026, 2, 11, 15).getTime();
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [still]));
    }
    static now() {
      return still;
    }
  };
};

/** A built script, as a server gives it. */
export const script = async (path) => ({ type: "text/javascript; charset=utf-8", body: await readFile(dist(path)) });

/** A page of ours with something more at the end of its script, which its policy then allows too. */
export const withEnd = (page, end) => {
  const digest = (script) => `sha256-${createHash("sha256").update(script).digest("base64")}`;
  const [, script] = page.match(/<script>(.*)<\/script>/s);
  return page.replace(digest(script), digest(script + end)).replace(script, () => script + end);
};

/** Starts the site that embeds the checklist, and the origin that serves it to others; `end` runs behind each script. */
export const startSites = async ({ end = "" } = {}) => {
  const embed = (await readFile(dist("embed/interview-connect.js"), "utf8")) + end;
  const integrity = `sha384-${createHash("sha384").update(embed).digest("base64")}`;
  const served = { type: "text/javascript; charset=utf-8", body: embed };
  const files = await startServer(async (url) => {
    if (url === "/interview-connect.js") return { ...served, headers: { "access-control-allow-origin": "*" } };
    if (url === "/interview-connect.html") return { body: withEnd(await readFile(dist("frame/interview-connect.html"), "utf8"), end) };
    return undefined;
  });
  const elsewhere = (text) => text.replaceAll("https://files.example", files.origin).replaceAll("sha384-…", integrity);
  const fixture = async (name, change = (policy) => policy) => {
    const page = await shown("html", name);
    const policy = (await shown("http", name)).trim().replace("Content-Security-Policy: ", "");
    return { headers: { "content-security-policy": change(elsewhere(policy)) }, body: elsewhere(page) };
  };
  const site = await startServer(async (url) => {
    switch (url) {
      case "/embed":
        return fixture("embed");
      case "/refused":
        return fixture("embed", (policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
      case "/nowasm": {
        // The same page with the other script, under a policy with nothing for WebAssembly.
        const { headers, body } = await fixture("embed", (policy) => policy.replace(" 'wasm-unsafe-eval'", ""));
        return { headers, body: body.replace("interview-connect.js", "interview-connect.nowasm.js") };
      }
      case "/interview-connect.nowasm.js":
        return script("embed/interview-connect.nowasm.js");
      case "/unlisted":
        return fixture("embed", () => "default-src 'none'");
      case "/empty": {
        const { headers } = await fixture("embed");
        return { headers, body: '<!doctype html><title>Empty</title><body><script src="interview-connect.js"></script>' };
      }
      case "/cross-origin":
        return fixture("cross-origin");
      case "/frame":
        return fixture("frame");
      case "/interview-connect.js":
        return served;
      case "/old":
        return { type: "text/html; charset=windows-1252", body: '<!doctype html><title>Old</title><script src="old.js"></script><interview-connect></interview-connect>' };
      case "/old.js":
        // Nobody says how it is encoded, so a browser takes it for what the page is.
        return { ...(await script("embed/interview-connect.js")), type: "text/javascript" };
      case "/fit.js":
        return script("frame/fit.js");
      case "/bare":
        return { body: "<!doctype html><title>No policy</title><p>Anything goes here." };
      default:
        return undefined;
    }
  });
  return { site, files, close: () => [site, files].forEach((server) => server.close()) };
};
