import { startBrowser } from "./tests/browser/browser.mjs";
const [out, ...files] = process.argv.slice(2);
const b = await startBrowser(); const c = await b.context({ viewport: { width: 1600, height: 760 } }); const p = await c.newPage();
const { writeFileSync } = await import("node:fs");
writeFileSync("/tmp/shots/sheet.html", `<body style="margin:0;background:gray;display:flex;gap:8px;align-items:start">${files.map(f=>`<img src="file://${f}" style="max-height:1500px">`).join("")}`);
await p.goto("file:///tmp/shots/sheet.html"); await p.waitForTimeout(200);
const w = await p.evaluate(()=>document.body.scrollWidth);
await p.setViewportSize({ width: w, height: 760 });
await p.screenshot({ path: out, fullPage: true }); await b.close();
