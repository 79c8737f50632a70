// The engine as others get it: built, packed, installed in an empty folder, and the README's example run there.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url).pathname;
const run = (command: string, args: string[], cwd: string) => execFileSync(command, args, { cwd, encoding: "utf8" });

test("the built engine installs from a tarball and runs the README's example", () => {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  try {
    run("npm", ["run", "--silent", "build:engine"], root);

    const { name } = JSON.parse(readFileSync(join(root, "dist-engine/package.json"), "utf8"));
    const tarball = run("npm", ["pack", "--silent", "--pack-destination", folder], join(root, "dist-engine")).trim();

    const user = join(folder, "user");
    mkdirSync(user);
    writeFileSync(join(user, "package.json"), JSON.stringify({ private: true, type: "module" }));
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", join(folder, tarball)], user);

    const example = /```ts\n(import .*?convolution-both-ways\/engine.*?)```/s.exec(
      readFileSync(join(root, "README.md"), "utf8"),
    );
    expect(example, "the README shows how to use the engine").not.toBeNull();
    const code = example![1]!;
    // What the comment behind console.log promises is what must be printed.
    const promised = [...code.matchAll(/console\.log\(.*?\);? *\/\/ (.*)/g)].map((match) => match[1]!.trim());
    expect(promised.length).toBeGreaterThan(0);
    writeFileSync(join(user, "example.mjs"), code);
    expect(run(process.execPath, ["example.mjs"], user).trim().split("\n")).toEqual(promised);

    const types = readFileSync(join(user, "node_modules", name, "engine.d.ts"), "utf8");
    expect(types).toContain("conv2d");
    expect(types).not.toMatch(/from ["'](#|\.\.)/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
