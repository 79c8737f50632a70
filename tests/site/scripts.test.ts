// The scripts behind the two commands: what they decide, on small folders made for the test.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrowser, type Machine } from "../../scripts/browser.mjs";
import { digest, normalizeBase } from "../../scripts/build.mjs";
import { explainFailure, markComplete, whyInstall } from "../../scripts/install.mjs";
import { playwrightOutcome, vitestOutcome } from "../../scripts/outcomes.mjs";
import { locate, parseHeaders, parsePort, serve } from "../../scripts/serve.mjs";
import { STEPS } from "../../scripts/steps.mjs";
import { chooseSteps, runAll, runStep } from "../../scripts/test.mjs";
import { isRecentEnough } from "../../scripts/tools.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scripts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("install", () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const entry = { version: "1.0.0" };
  beforeEach(() => {
    const packages = { "node_modules/a": { ...entry, bin: { a: "cli.js" } }, "node_modules/a/node_modules/b": entry };
    write("package-lock.json", lock({ "": {}, ...packages, "node_modules/elsewhere": { ...entry, optional: true } }));
    write("node_modules/.package-lock.json", lock(packages));
    write("node_modules/a/package.json", "{}");
    write("node_modules/a/cli.js", "");
    write("node_modules/a/node_modules/b/package.json", "{}");
    write("node_modules/.bin/a", "");
  });

  test("a whole node_modules needs nothing, with and without the mark", () => {
    expect(whyInstall(folder)).toBeNull();
    markComplete(folder);
    expect(whyInstall(folder)).toBeNull();
  });

  test.each([
    ["node_modules", "nothing is installed yet"],
    ["node_modules/.package-lock.json", "nothing is installed yet"],
    ["node_modules/a/node_modules/b", "node_modules is incomplete: b is missing"],
    ["node_modules/.bin/a", "node_modules is incomplete: the command a is missing"],
    ["node_modules/a/cli.js", "node_modules is incomplete: 1 of 3 files are missing"],
  ])("without %s → %s", (path, reason) => {
    markComplete(folder);
    rmSync(join(folder, path), { recursive: true });
    expect(whyInstall(folder)).toBe(reason);
  });

  test("a lockfile that asks for another version → install", () => {
    write("package-lock.json", lock({ "node_modules/a": { version: "1.0.1" } }));
    expect(whyInstall(folder)).toBe("package-lock.json asks for another a");
  });

  test("a lockfile that is no JSON → an error that says how to restore it", () => {
    write("package-lock.json", "<<<<<<< HEAD");
    expect(() => whyInstall(folder)).toThrow("git checkout package-lock.json");
  });

  test("a missing network, a full disk and an unknown failure are told apart", () => {
    expect(explainFailure("npm error code ENOTFOUND\nnpm error network")).toMatch(
      /registry cannot be reached.*\(ENOTFOUND\)/s,
    );
    expect(explainFailure("npm error code ENOSPC")).toContain("disk is full");
    expect(explainFailure("npm error something new")).toContain("npm error something new");
  });

  test.each([
    ["18.20.0", false],
    ["22.18.9", false],
    ["22.19.0", true],
    ["24.0.0", true],
  ])("Node %s runs the tools: %s", (version, recent) => {
    expect(isRecentEnough(version)).toBe(recent);
  });
});

describe("build", () => {
  test.each([
    [undefined, "/"],
    ["", "/"],
    ["both-ways", "/both-ways/"],
    ["/a//b/", "/a/b/"],
  ])("base path %s → %s", (given, base) => {
    expect(normalizeBase(given)).toBe(base);
  });

  test("the digest changes with a byte, a name, a missing file and the base path", () => {
    write("src/a.ts", "1");
    write("src/b.ts", "2");
    const seen = [digest(folder, ["src"]), digest(folder, ["src"], "/base/")];
    write("src/a.ts", "3");
    seen.push(digest(folder, ["src"]));
    rmSync(join(folder, "src/b.ts"));
    seen.push(digest(folder, ["src"]));
    write("src/c.ts", "2");
    seen.push(digest(folder, ["src"]));
    expect(new Set(seen).size).toBe(seen.length);
    expect(digest(folder, ["src"])).toBe(seen.at(-1));
  });
});

describe("serve", () => {
  const open: { close(): unknown }[] = [];
  beforeEach(() => {
    write("secret.txt", "outside");
    write("site/index.html", "home");
    write("site/lessons/index.html", "lessons");
    write("site/lessons/a b.txt", "space");
    write("site/404.html", "lost");
    write("site/_headers", "/lessons/*\n  X-One: 1\n  X-Two: a: b\n\n/\n  X-Home: yes\n");
    symlinkSync(join(folder, "secret.txt"), join(folder, "site/link.txt"));
  });
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  /** `fetch` would tidy the path before sending it; this sends it as it is. */
  function request(url: string, path: string): Promise<{ status: number; headers: object; body: string }> {
    const { hostname, port } = new URL(url);
    return new Promise((done, fail) => {
      const sent = get({ hostname, port, path, agent: false }, (response) => {
        let body = "";
        response.on("data", (chunk) => (body += chunk));
        response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      sent.on("error", fail);
    });
  }

  async function start(base = "/"): Promise<string> {
    const { url, server } = await serve({ folder: join(folder, "site"), base, port: "0" });
    open.push(server);
    return url;
  }

  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/lessons/../../secret.txt",
    "/%2e%2e%2f%2e%2e%2fetc/passwd",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/link.txt",
    "/index.html%00.txt",
    "//secret.txt",
    "/%",
    "/%ff",
    "/_headers",
  ])("%s leads nowhere", async (path) => {
    const { status, body } = await request(await start(), path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain("outside");
    expect(body).not.toContain("X-One");
  });

  test("pages, files, the 404 page and their types", async () => {
    const url = await start();
    expect(await request(url, "/")).toMatchObject({ status: 200, body: "home", headers: { "x-home": "yes" } });
    expect(await request(url, "/lessons/?a=1")).toMatchObject({
      status: 200,
      body: "lessons",
      headers: { "content-type": "text/html; charset=utf-8", "x-one": "1", "x-two": "a: b" },
    });
    expect(await request(url, "/lessons/a%20b.txt")).toMatchObject({ status: 200, body: "space" });
    expect(await request(url, "/nothing")).toMatchObject({ status: 404, body: "lost" });
  });

  test("a folder without its slash is redirected, and never to another host", async () => {
    const url = await start();
    expect(await request(url, "/lessons?x")).toMatchObject({ status: 301, headers: { location: "/lessons/?x" } });
    expect((await request(url, "//lessons")).status).toBe(404);
  });

  test("under a base path only that path is served", async () => {
    const url = await start("/both-ways/");
    expect(await request(url, "/both-ways/lessons/")).toMatchObject({ status: 200, body: "lessons" });
    expect(await request(url, "/both-ways")).toMatchObject({ status: 301, headers: { location: "/both-ways/" } });
    expect(await request(url, "/")).toMatchObject({ status: 301, headers: { location: "/both-ways/" } });
    expect((await request(url, "/lessons/")).status).toBe(404);
    expect(locate(join(folder, "site"), "/both-ways/", "/both-ways/../secret.txt")).toEqual({ problem: 404 });
  });

  test("a taken port: the next is used, unless that very port was asked for", async () => {
    const blocker = await new Promise<Server>((ready) => {
      const server = createServer();
      server.listen(0, "127.0.0.1", () => ready(server));
    });
    open.push(blocker);
    const address = blocker.address();
    const taken = typeof address === "object" && address !== null ? address.port : 0;
    const site = { folder: join(folder, "site"), base: "/", port: String(taken) };
    const { url, server } = await serve(site);
    open.push(server);
    expect(Number(new URL(url).port)).toBeGreaterThan(taken);
    await expect(serve({ ...site, exactPort: true })).rejects.toThrow(`Port ${taken} is taken`);
  });

  test.each(["abc", "-1", "65536", "80.5", "0x50", " "])('PORT="%s" is refused by name', (port) => {
    expect(() => parsePort(port)).toThrow(`got "${port}"`);
  });

  test("a site that is not built says what to do", async () => {
    await expect(serve({ folder: join(folder, "absent"), base: "/" })).rejects.toThrow("npm run build");
  });

  test("a pattern of _headers is no regular expression", () => {
    const [rule] = parseHeaders("/a.b/*\n  Name: value\n");
    expect(rule?.matches("/a.b/c/d")).toBe(true);
    expect(rule?.matches("/axb/c")).toBe(false);
    expect(rule?.matches("/x/a.b/c")).toBe(false);
  });
});

describe("browser", () => {
  /** A machine on which `working` paths start, and installing makes more of them start. */
  function machine(working: string[], changes: Partial<Machine> = {}): Machine & { tried: string[] } {
    const tried: string[] = [];
    return {
      asked: undefined,
      playwrightPath: async () => "own",
      installed: ["chromium", "chrome"],
      works: async (path) => working.includes(path),
      canUseApt: false,
      install: async (way) => tried.push(way) < 0,
      tried,
      ...changes,
    };
  }

  test.each([
    [["own", "chromium", "chrome"], "own"],
    [["chromium", "chrome"], "chromium"],
    [["chrome"], "chrome"],
  ])("of %s → %s, and nothing is installed", async (working, found) => {
    const here = machine(working);
    expect(await findBrowser(here)).toBe(found);
    expect(here.tried).toEqual([]);
  });

  test("none → Playwright's is downloaded before Debian's package is tried", async () => {
    const working: string[] = [];
    const tried: string[] = [];
    const install = async (way: string) => {
      tried.push(way);
      // The download succeeds but lacks the system's libraries, as on a bare server.
      if (way === "apt") working.push("chromium");
      return true;
    };
    expect(await findBrowser(machine(working, { install, canUseApt: true }))).toBe("chromium");
    expect(tried).toEqual(["playwright", "apt"]);
  });

  test("none, and not root on Debian → apt is left alone and nothing is found", async () => {
    const here = machine([]);
    expect(await findBrowser(here)).toBeNull();
    expect(here.tried).toEqual(["playwright"]);
  });

  test("BROWSER_PATH comes first, and a wrong one is an error", async () => {
    expect(await findBrowser(machine(["mine", "own"], { asked: "mine" }))).toBe("mine");
    await expect(findBrowser(machine(["own"], { asked: "mine" }))).rejects.toThrow("BROWSER_PATH is mine");
  });
});

describe("test", () => {
  const context = { verbose: false, browser: "" };
  const step = (name: string, run: () => Promise<{ passed: number; failed: number }>, needs: string[] = []) => ({
    name,
    about: "",
    needs,
    run,
  });

  test("a step that throws, and one whose need failed, count as one failure each", async () => {
    const steps = [
      step("works", async () => ({ passed: 3, failed: 0 })),
      step("crashes", () => Promise.reject(new Error("the tool is gone"))),
      step("depends", async () => ({ passed: 1, failed: 0 }), ["crashes"]),
    ];
    const { passed, failed, failures } = await runAll(steps, context);
    expect({ passed, failed }).toEqual({ passed: 3, failed: 2 });
    expect(failures.join()).toContain("the tool is gone");
    expect(await runStep(steps[2] ?? step("", async () => ({ passed: 0, failed: 0 })), context, new Set())).toEqual({
      passed: 1,
      failed: 0,
    });
  });

  test("--only takes what a step needs along, in order, and refuses an unknown name", () => {
    expect(chooseSteps("playwright").map(({ name }) => name)).toEqual([
      "browser",
      "build",
      "build-below",
      "playwright",
    ]);
    expect(chooseSteps(undefined)).toBe(STEPS);
    expect(() => chooseSteps("lint,tipes")).toThrow('no step "tipes"');
  });

  test("a tool that leaves no report, or runs nothing, has failed", () => {
    const fine = { code: 0, output: "" };
    expect(vitestOutcome(null, { code: 1, output: "out of memory" })).toMatchObject({
      failed: 1,
      details: expect.stringContaining("out of memory"),
    });
    expect(vitestOutcome({ numPassedTests: 0, testResults: [] }, fine)).toMatchObject({ passed: 0, failed: 1 });
    expect(
      vitestOutcome({ numPassedTests: 2, testResults: [] }, { code: 1, output: "unhandled rejection" }),
    ).toMatchObject({ passed: 2, failed: 1 });
    expect(
      playwrightOutcome({ suites: [], errors: [{ message: "no server" }] }, { code: 1, output: "" }),
    ).toMatchObject({ failed: 1, details: "no server" });
  });

  test("a skipped test counts as failed", () => {
    const skipped = {
      name: "a.test.ts",
      status: "passed",
      assertionResults: [{ status: "pending", fullName: "x", failureMessages: [] }],
    };
    expect(vitestOutcome({ numPassedTests: 1, testResults: [skipped] }, { code: 0, output: "" })).toMatchObject({
      passed: 1,
      failed: 1,
    });
    const spec = (status: string) => ({
      title: status,
      tests: [{ projectName: "root", status, results: [{ errors: [] }] }],
    });
    const suites = [
      { title: "a.spec.ts", suites: [{ title: "inner", specs: [spec("expected"), spec("skipped"), spec("flaky")] }] },
    ];
    const outcome = playwrightOutcome({ suites, errors: [] }, { code: 0, output: "" });
    expect(outcome).toMatchObject({ passed: 1, failed: 2 });
    expect(outcome.details).toContain("[root] a.spec.ts › inner › skipped");
  });
});

test("what runs before the install imports nothing that must be installed", () => {
  for (const name of ["install", "tools"]) {
    const source = readFileSync(new URL(`../../scripts/${name}.mjs`, import.meta.url), "utf8");
    const imports = [...source.matchAll(/from "([^"]+)"/g)].map((match) => match[1]);
    expect(imports.filter((path) => !path?.startsWith("node:") && path !== "./tools.mjs")).toEqual([]);
  }
});
