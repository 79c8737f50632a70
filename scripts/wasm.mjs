// @ts-check
// `npm run build:wasm`: compiles the kernels, one source to two modules. The modules are committed, so that a clone needs
// no compiler to start; a test compiles them again and compares the bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import asc from "assemblyscript/asc";
import { same3x3Source } from "../src/engine/backends/wasm/assembly/same3x3.mjs";
import { tilesSource } from "../src/engine/backends/wasm/assembly/tiles.mjs";
import { ROOT } from "./tools.mjs";

const SOURCES = join(ROOT, "src/engine/backends/wasm/assembly");
export const MODULES = join(ROOT, "src/engine/backends/wasm/modules");

/** Instructions each build may use; the name of the file is the key. */
export const BUILDS = { simd: ["simd"], relaxed: ["simd", "relaxed-simd"] };

/**
 * One build, as bytes.
 * @param {keyof typeof BUILDS} build
 */
export async function compile(build) {
  /** @type {Uint8Array | undefined} */
  let module;
  const { error, stderr } = await asc.main(
    [
      "index.ts",
      ...["--outFile", "kernels.wasm", "--runtime", "stub", "-O3", "--shrinkLevel", "1", "--noAssert", "--converge"],
      ...BUILDS[build].flatMap((feature) => ["--enable", feature]),
    ],
    {
      readFile: (name) => {
        if (name === "tiles.ts") return tilesSource(build);
        if (name === "same3x3.ts") return same3x3Source(build);
        try {
          return readFileSync(join(SOURCES, name), "utf8");
        } catch {
          return null;
        }
      },
      writeFile: (_, contents) => {
        if (typeof contents !== "string") module = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !module) throw new Error(`${error?.message}\n${stderr}`);
  return module;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(MODULES, { recursive: true });
  for (const build of /** @type {(keyof typeof BUILDS)[]} */ (Object.keys(BUILDS))) {
    const module = await compile(build);
    writeFileSync(join(MODULES, `${build}.wasm`), module);
    console.log(`${build}.wasm  ${module.length} bytes`);
  }
}
