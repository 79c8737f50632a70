// Measures the budgets on the built site and prints them as a table. `--bytes` leaves out what measures time.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { findBrowser, thisMachine } from "../../scripts/browser.mjs";
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Kind, pagesByKind } from "../site/pages.ts";
import { type Load, loadOf } from "./bytes.ts";
import { engineSize } from "./engine.ts";
import { latencyOf } from "./latency.ts";
import { type Category, scoresOf } from "./lighthouse.ts";
import { isMet, LIMITS, passesGate, type Row } from "./limits.ts";

const { values: options } = parseArgs({ options: { bytes: { type: "boolean", default: false } } });
const executablePath = process.env.BROWSER_PATH || ((await findBrowser(thisMachine())) ?? "");
const launch = {
  executablePath,
  args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
};
const { url, server } = await serve({ folder: TEST_BUILDS.root.outDir, base: "/", port: "0" });
const { origin } = new URL(url);
const pages = pagesByKind(TEST_BUILDS.root.outDir);

const rows = [...(await byteRows()), ...(options.bytes ? [] : [...(await scoreRows()), ...(await latencyRows())])];
server.close();
print(rows);
process.exitCode = rows.every(passesGate) ? 0 : 1;

async function byteRows(): Promise<Row[]> {
  const browser = await chromium.launch(launch);
  const rows: Row[] = [];
  for (const [kind, paths] of Object.entries(pages)) {
    const loads: Load[] = [];
    for (const path of paths) loads.push(await loadOf(browser, origin, path));
    const [heaviest] = loads.toSorted((a, b) => b.scriptOnOpening - a.scriptOnOpening);
    if (heaviest === undefined) continue;
    const total = (count: (load: Load) => number) => loads.reduce((sum, load) => sum + count(load), 0);
    const most = loads.length > 1 ? `heaviest of ${loads.length}, ${heaviest.path}` : heaviest.path;
    const kilobytes = (size: number) => (size / 1024).toFixed(0);
    const everything = kilobytes(Object.values(heaviest.bytes).reduce((sum, size) => sum + size, 0));
    const seen = `${kilobytes(heaviest.bytes.script)} KB once every figure was seen`;
    rows.push(
      {
        what: `${kind}: script on opening (${most}; ${seen}; in all ${heaviest.requests} requests, ${everything} KB)`,
        value: heaviest.scriptOnOpening / 1024,
        unit: "KB",
        limit: kind === "widget" || kind === "embed" ? LIMITS.figurePageScript : LIMITS.pageScript,
      },
      {
        what: `${kind}: third-party requests`,
        value: total((load) => load.thirdParty),
        unit: "",
        limit: LIMITS.thirdPartyRequests,
      },
      { what: `${kind}: failed requests`, value: total((load) => load.failed), unit: "", limit: LIMITS.failedRequests },
    );
  }
  await browser.close();
  const engine = await engineSize();
  return engine === null
    ? rows
    : [...rows, { what: "engine and one WASM build", value: engine, unit: "KB", limit: LIMITS.engine }];
}

async function scoreRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [kind, paths] of Object.entries(pages)) {
    // The page for unknown addresses is kept from search engines.
    const path = paths.find((each) => each !== "/404.html");
    if (path === undefined) continue;
    const scores = await scoresOf(launch, origin + path, categoriesOf(kind as Kind));
    for (const [category, value] of Object.entries(scores)) {
      const limit = category === "performance" ? LIMITS.performance : LIMITS.otherScores;
      rows.push({ what: `${kind}: Lighthouse ${category} (${path})`, value, unit: "", limit });
    }
  }
  return rows;
}

/** Embeds are not for search engines. */
function categoriesOf(kind: Kind): readonly Category[] {
  const all: readonly Category[] = ["performance", "accessibility", "best-practices"];
  return kind === "embed" ? all : [...all, "seo"];
}

async function latencyRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of pages.widget) {
    const latency = await latencyOf(launch, origin, path);
    if (latency === null) continue;
    const what = `${path} change → pixels (${latency.changes} changes)`;
    rows.push(
      { what: `${what}, median`, value: latency.median, unit: "ms", limit: LIMITS.updateMedian },
      { what: `${what}, worst`, value: latency.worst, unit: "ms", limit: LIMITS.updateWorst },
    );
  }
  return rows;
}

function print(measured: readonly Row[]): void {
  const [cpu] = cpus();
  console.log(
    `Measured on ${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}`,
  );
  const width = Math.max(...measured.map(({ what }) => what.length));
  for (const row of measured) {
    const { what, value, unit, limit } = row;
    const number = Number.isInteger(value) ? String(value) : value.toFixed(1);
    const bound = `${limit.kind === "most" ? "≤" : "≥"} ${limit.bound}`;
    const verdict = isMet(row) ? "met" : passesGate(row) ? "NOT MET" : "FAILED";
    console.log(`${what.padEnd(width)}  ${`${number} ${unit}`.padStart(9)}  ${bound.padStart(5)}  ${verdict}`);
  }
}
