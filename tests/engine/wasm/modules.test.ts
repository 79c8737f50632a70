// The committed modules are what the sources compile to, small enough to load, and soon ready.

import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compile } from "../../../scripts/wasm.mjs";
import { builds, moduleOf } from "./builds.ts";

const KB = 1024;
const zipped = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length;

describe.each(builds)("%s", (build) => {
  test("compiles to the bytes that are committed", async () => {
    expect(Buffer.from(await compile(build)).equals(Buffer.from(moduleOf(build))), "run npm run build:wasm").toBe(true);
  });

  test("is at most 25 KB, zipped", () => {
    expect(zipped(moduleOf(build))).toBeLessThanOrEqual(25 * KB);
  });
});
