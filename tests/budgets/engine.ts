// The size of the engine as a page would load it: one minified module and the larger WASM build.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "tsdown";

const OUT = ".cache/engine-size";
const WASM = "src/engine/backends/wasm/modules";

/** KB of gzip, or null while there is no engine. */
export async function engineSize(): Promise<number | null> {
  if (!existsSync("src/engine/index.ts")) return null;
  rmSync(OUT, { recursive: true, force: true });
  await build({
    config: false,
    entry: { engine: "src/engine/index.ts" },
    outDir: OUT,
    dts: false,
    minify: true,
    platform: "browser",
    logLevel: "error",
  });
  const scripts = readdirSync(OUT)
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => zipped(join(OUT, name)));
  const builds = existsSync(WASM) ? readdirSync(WASM).filter((name) => name.endsWith(".wasm")) : [];
  const largest = Math.max(0, ...builds.map((name) => zipped(join(WASM, name))));
  return (scripts.reduce((sum, size) => sum + size, 0) + largest) / 1024;
}

const zipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;
