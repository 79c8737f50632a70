// The kernels in a real browser, below a path, under a policy that allows them and under one that does not.

import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "vite";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const outDir = join(root, ".cache/wasm-page");
const base = "/both-ways/";
const types: { readonly [extension: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

let server: Server;
let policy = "";

test.beforeAll(async () => {
  const page = join(root, "tests/engine/wasm/page");
  const options = { target: "es2022", assetsInlineLimit: 0, outDir, emptyOutDir: true } as const;
  await build({ configFile: false, root: page, base, logLevel: "error", build: options });
  server = createServer(({ url = "" }, response) => {
    const path = join(outDir, url === base ? "index.html" : url.slice(base.length));
    if (!url.startsWith(base) || !existsSync(path)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "", "content-security-policy": policy });
    response.end(readFileSync(path));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

test.afterAll(() => server.close());

const cases = [
  { name: "a policy that allows WASM", sources: "'self' 'wasm-unsafe-eval'", build: "relaxed", fetched: 1 },
  { name: "a policy that refuses it", sources: "'self'", build: undefined, fetched: 2 },
];

for (const { name, sources, build, fetched } of cases) {
  test(name, async ({ page }) => {
    policy = `default-src 'none'; script-src ${sources}; connect-src 'self'`;
    const modules: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".wasm")) modules.push(request.url());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
    await expect(page.locator("body")).toContainText("line");
    const state = JSON.parse((await page.locator("body").textContent()) ?? "");
    expect(state).toMatchObject({ y: [14], inWasm: build !== undefined });
    expect(state.build).toBe(build);
    expect(state.line).toMatch(build ? /^WASM is in use/ : /^WASM is not in use \(.*Content Security/);
    expect(modules).toHaveLength(fetched);
  });
}
