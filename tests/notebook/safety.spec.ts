// What the sandbox holds back, in a real browser: attempts to get out, programs that do not end, a worker that has been
// taken over. All on one page; the runner of each test is its own.
import { createServer, type Server } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { inCell, inWorker } from "./escapeAttempts.ts";
import { harmless, refused } from "./hostileMessages.ts";
import type { RunnerPage, Tried } from "./page/page.ts";
import { runaways } from "./runawayPrograms.ts";
import { runnerPage } from "./runnerPage.ts";

/**
 * Times are recorded; a busy machine may take so many times the promised ones, and a hang still fails. Here a second
 * browser and the program that does not end share the cores with the page.
 */
const PATIENCE = 10;
const STOP_MS = 100;
const INPUT_MS = 50;

test.describe.configure({ mode: "default" });

let site: Awaited<ReturnType<typeof runnerPage>>;
let trap: { readonly url: string; readonly server: Server; hits: number };
let page: Page;
/** Anything that happened beside what a test asked for. */
const events: string[] = [];

test.beforeAll(async ({ browser }) => {
  site = await runnerPage();
  const server = createServer((_, response) => {
    trap.hits += 1;
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "text/javascript");
    response.end("1");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  trap = { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/trap`, server, hits: 0 };
  const context = await browser.newContext();
  page = await context.newPage();
  context.on("page", (other) => events.push(`opened ${other.url()}`));
  page.on("dialog", (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => events.push(`error ${error.message}`));
  page.on("framenavigated", (frame) => frame !== page.mainFrame() && events.push(`frame ${frame.url()}`));
  await page.goto(site.url);
});
test.afterAll(async () => {
  await site.close();
  trap.server.close();
});
test.beforeEach(() => {
  events.length = 0;
  trap.hits = 0;
});

const attempt = (source: string, options: Parameters<RunnerPage["attempt"]>[1] = {}): Promise<Tried> =>
  page.evaluate(([code, how]) => (globalThis as unknown as { page: RunnerPage }).page.attempt(code, how), [
    source,
    options,
  ] as const);

/** Loads the page anew. @returns how long that takes */
const open = async (): Promise<number> => {
  const began = performance.now();
  await page.goto(site.url);
  return Math.round(performance.now() - began);
};

/** A message as far as JSON carries it. */
const asJson = (message: string): string => JSON.stringify(new Function("RUN", `return (${message})`)(1)) ?? "null";

const untouched = async (): Promise<void> => {
  expect(trap.hits, "asked for from outside").toBe(0);
  expect(events.filter((event) => event !== `frame ${site.url}sandbox.html`)).toEqual([]);
  const seen = await page.evaluate(() => ({
    title: document.title,
    address: location.href,
    stored: localStorage.length,
    cookies: document.cookie,
    text: document.querySelector("p")?.textContent,
    elements: document.body.children.length,
    polluted: Object.keys(Object.prototype),
    frames: frames.length,
  }));
  expect(seen).toEqual({
    title: "A runner",
    address: site.url,
    stored: 0,
    cookies: "",
    text: "Type here ",
    elements: 2,
    polluted: [],
    frames: 1,
  });
};

test(`${inCell.length} attempts to get out of a cell`, async () => {
  await fetch(trap.url);
  expect(trap.hits, "the trap counts").toBe(1);
  trap.hits = 0;
  for (const [name, source] of inCell) {
    const { lines, error } = await attempt(source.replaceAll("TRAP", trap.url), { id: "escape", limitMs: 1000 });
    expect(lines.join("\n"), name).not.toContain("ESCAPED");
    expect(error?.name, name).not.toBe("Stopped");
  }
  const { lines } = await attempt("print(X)", { id: "escape" });
  expect(lines, "the cells still run").toEqual(["float64[1,1,4](1,2,3,4)"]);
  await untouched();
});

test(`${runaways.length} programs that do not end: stop at once, the page goes on, the next run works`, async () => {
  test.slow();
  const times: string[] = [];
  for (const [name, source] of runaways) {
    await watchLag();
    const stopped = await attempt(source, { id: "runaway", stopAfter: 400, limitMs: 60_000 });
    const lag = await worstLag();
    expect(stopped.error, name).toMatchObject({ name: "Stopped", message: "Stopped." });
    expect(stopped.took, `${name}: milliseconds from the stop to its end`).toBeLessThan(PATIENCE * STOP_MS);
    expect(lag, `${name}: milliseconds that the page did not answer`).toBeLessThan(PATIENCE * INPUT_MS);
    const next = await attempt("print(X)", { id: "after" });
    expect(next.lines, `after ${name}`).toEqual(["float64[1,1,4](1,2,3,4)"]);
    times.push(
      `${name}: stop ${Math.round(stopped.took)}, lag ${Math.round(lag)}, next run ${Math.round(next.took)} ms`,
    );
  }
  console.log(times.join("\n"));
  await untouched();
});

test("by itself after 5 s, or what the run allows; typing goes on meanwhile; names are lost, the prelude is not", async () => {
  await attempt("const mine = 1", { id: "first" });
  const ended = attempt("print('begun'); while (true) {}", { id: "loop", limitMs: 700 });
  await page.getByLabel("Type here").pressSequentially("still here");
  await expect(page.getByLabel("Type here")).toHaveValue("still here", { timeout: 500 });
  expect((await ended).error).toMatchObject({ name: "Stopped", message: "Stopped after 0.7 s." });
  expect((await attempt("print(mine)")).error).toMatchObject({ name: "ReferenceError", missing: "mine" });
  expect((await attempt("print(X.size)")).lines).toEqual(["4"]);
  const { error, ms } = await attempt("while (true) {}", { id: "loop" });
  expect(error).toMatchObject({ message: "Stopped after 5 s." });
  expect(ms).toBeGreaterThan(4900);
  expect(ms).toBeLessThan(5000 + PATIENCE * STOP_MS);
  await page.getByLabel("Type here").fill("");
});

test("the caps: 10,000 lines, a megabyte, 64 MiB of numbers, each with a notice", async () => {
  const lines = await attempt("for (let i = 0; i < 1e6; i++) print(i)", { most: 20_000 });
  expect(lines.lines.slice(-2)).toEqual(["9999", "notice lines 10000"]);
  const bytes = await attempt("for (let i = 0; i < 100; i++) print('x'.repeat(20000))");
  expect(bytes.lines.at(-1)).toBe("notice bytes 1048576");
  expect(bytes.outputs).toBe(27);
  const tensors = await attempt("for (let i = 0; i < 10; i++) print(zeros([1, 1, 1024, 1024]))");
  expect(tensors.lines.filter((line) => line.includes("("))).toHaveLength(8);
  expect(tensors.lines.slice(-2)).toEqual(["notice tensors 67108864", "float64[1,1,1024,1024]"]);
});

test("a run: output as it comes, progress, time, states; a stop ends those that wait too", async () => {
  const ran = await attempt(
    "for (let i = 1; i <= 4; i++) { print(i); progress(i, 4); await new Promise((r) => setTimeout(r, 60)) } 'done'",
  );
  expect(ran).toMatchObject({ ok: true, lines: ["1", "2", "3", "4", "done"], defines: [] });
  expect(ran.progress.at(-1)).toEqual([4, 4]);
  expect(ran.ms).toBeGreaterThan(200);
  const waiting = await page.evaluate(async () => {
    const { runner } = (globalThis as unknown as { page: RunnerPage }).page;
    const silent = { output: () => {}, progress: () => {} };
    const both = ["while (true) {}", "1"].map((source) => runner.run({ id: "w", source }, silent));
    setTimeout(() => runner.stop(), 50);
    return (await Promise.all(both)).map(({ error }) => error?.name);
  });
  expect(waiting).toEqual(["Stopped", "Stopped"]);
  const again = await attempt("const half: number = 1 / 2; half");
  expect(again).toMatchObject({ ok: true, lines: ["0.5"], defines: ["half"] });
  const states = await page.evaluate(() => (globalThis as unknown as { page: RunnerPage }).page.states);
  expect(new Set(states)).toEqual(new Set(["starting", "running", "ready", "asleep"]));
});

test("errors: the reader's line, the engine's words and hint, the near name", async () => {
  const engine = await attempt("\n\n  conv1d(X, ones([1, 1, 2]), { stride: 0 })");
  expect(engine.error).toMatchObject({
    name: "EngineError",
    line: 3,
    column: 3,
    hint: "Use 1 to visit every position.",
  });
  const near = await attempt("const y = covn1d(X)");
  expect(near.error).toMatchObject({ name: "ReferenceError", line: 1, column: 11, suggestion: "conv1d" });
  const method = await attempt("X\n  .toArry()");
  expect(method.error).toMatchObject({ name: "TypeError", line: 2, suggestion: "toArray" });
  const imported = await attempt('import { conv9d } from "convolution-both-ways/engine"');
  expect(imported.error).toMatchObject({ line: 1, column: 10, missing: "conv9d", suggestion: "conv1d" });
  const stray = await attempt("Promise.reject(new RangeError('nobody waits'))");
  expect(stray.error).toMatchObject({ name: "RangeError", message: "nobody waits", line: 1 });
});

test("the first run is there within a second, later ones within 30 ms", async () => {
  const cold = await open();
  const first = await attempt("print(conv1d(X, ones([1, 1, 2])))");
  const later = [];
  for (let at = 0; at < 10; at++) later.push((await attempt("print(conv1d(X, ones([1, 1, 2])))")).took);
  const median = later.sort((a, b) => a - b)[5] ?? Number.NaN;
  console.log(`page ${cold} ms, first run ${Math.round(first.took)} ms, later runs ${median.toFixed(1)} ms`);
  expect(first.took).toBeLessThan(PATIENCE * 1000);
  expect(median).toBeLessThan(PATIENCE * 30);
});

test(`${inWorker.length} attempts of a worker that has kept all its means`, async () => {
  await takeOver();
  for (const [name, source] of inWorker) {
    const code = source.replaceAll("TRAP", trap.url).replaceAll("SITE", site.url);
    const inside = JSON.stringify(`(async () => { ${code} })()`);
    const { lines } = await attempt(`say(await eval(${inside}).catch(() => "refused"))`);
    expect(lines, name).toEqual(["refused"]);
  }
  expect(trap.hits, "asked for from outside").toBe(0);
});

test(`${refused.length + harmless.length} hostile messages of a worker that was taken over, and of other windows`, async () => {
  await takeOver();
  for (const [name, message] of [...refused, ...harmless]) {
    const { ok, lines, error } = await attempt(`send(${message})`);
    expect(ok, name).toBe(true);
    expect(error, name).toBeUndefined();
    const wanted = harmless.some(([one]) => one === name);
    expect(wanted ? lines.filter((line) => /OLD/.test(line)) : lines, name).toEqual([]);
  }
  // To the page's window and to the frame's, from the page and from another frame.
  const outcome = await page.evaluate(
    async (messages) => {
      const other = document.createElement("iframe");
      document.body.append(other);
      const sandbox = frames[0];
      for (const message of messages) {
        const data: unknown = JSON.parse(message);
        for (const target of [window, sandbox]) {
          target?.postMessage(data, "*");
          target?.postMessage(data, "*", [new MessageChannel().port1]);
        }
      }
      sandbox?.postMessage("postMessage('ESCAPED')", "*", [new MessageChannel().port1]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      other.remove();
      return { frames: frames.length, text: document.querySelector("p")?.textContent };
    },
    refused.map(([, message]) => asJson(message)),
  );
  expect(outcome).toEqual({ frames: 1, text: "Type here " });
  expect((await attempt("say('still')")).lines).toEqual(["still"]);
});

test("a worker that floods the page is ended, and the page answers meanwhile", async () => {
  await takeOver();
  await watchLag();
  const { error } = await attempt("for (;;) send({ kind: 'progress', run: RUN, done: 1, of: 2 })", { limitMs: 3000 });
  console.log(`flood: ${error?.message} lag ${Math.round(await worstLag())} ms`);
  expect(error).toMatchObject({ name: "Stopped", message: expect.stringContaining("more messages") });
});

test("a frame that leaves its page is taken away, and where there is no frame or no code a run says so", async () => {
  await takeOver();
  await attempt("say(1)");
  const [, child] = page.frames();
  const left = attempt("await new Promise(() => {})");
  await child
    ?.evaluate(() => {
      location.href = "about:blank#elsewhere";
      location.reload();
    })
    .catch(() => {});
  expect((await left).error).toMatchObject({
    name: "Stopped",
    message: expect.stringContaining("The browser ended the code"),
  });
  await page.route("**/worker-*.js", (route) => route.fulfill({ status: 404 }));
  await open();
  expect((await attempt("1")).error).toMatchObject({ name: "NotStarted", message: expect.stringContaining("404") });
  await page.unrouteAll();
  expect((await attempt("print(X.size)")).lines).toEqual(["4"]);
});

/** Gives the page a worker whose code is the attacker's: it runs cells with all that a worker can do, and with its port. */
async function takeOver(): Promise<void> {
  await page.unrouteAll();
  await page.route("**/worker-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: HOSTILE }));
  await open();
}

const HOSTILE = `
onmessage = ({ ports: [port] }) => {
  globalThis.send = (message) => { try { port.postMessage(message) } catch {} };
  globalThis.say = (value) => send({ kind: "output", run: RUN, outputs: [{ is: "line", parts: [{ is: "text", text: String(value) }] }] });
  globalThis.tensor = () => 1;
  port.onmessage = async ({ data }) => {
    globalThis.RUN = data.run;
    await (0, eval)(data.code)({ take() {}, share() {} });
    send({ kind: "end", run: data.run, ms: 1 });
  };
  send({ kind: "ready", names: ["say"], members: [] });
};`;

/** Watches for how long the page does not come to its own timers. */
const watchLag = (): Promise<void> =>
  page.evaluate(() => {
    const watch = { worst: 0, last: performance.now(), timer: 0 };
    watch.timer = window.setInterval(() => {
      const now = performance.now();
      watch.worst = Math.max(watch.worst, now - watch.last - 5);
      watch.last = now;
    }, 5);
    Object.assign(globalThis, { watch });
  });
const worstLag = (): Promise<number> =>
  page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: { worst: number; timer: number } };
    clearInterval(watch.timer);
    return watch.worst;
  });
