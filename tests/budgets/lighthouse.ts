// Lighthouse's four scores on a simulated phone: each the median of three runs.
import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { chromium } from "playwright";

const RUNS = 3;

export type Category = "performance" | "accessibility" | "best-practices" | "seo";

export async function scoresOf(
  launch: Parameters<typeof chromium.launch>[0],
  url: string,
  categories: readonly Category[],
): Promise<Readonly<Partial<Record<Category, number>>>> {
  const port = await freePort();
  const args = [...(launch?.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...launch, args });
  const runs: Map<Category, number[]> = new Map(categories.map((category) => [category, []]));
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const result = await lighthouse(url, { port, logLevel: "error", onlyCategories: [...categories] });
      for (const [category, scores] of runs) scores.push(100 * (result?.lhr.categories[category]?.score ?? 0));
    }
  } finally {
    await browser.close();
  }
  return Object.fromEntries([...runs].map(([category, scores]) => [category, median(scores)]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
