// The engine with its dialects as one JavaScript file, for the notebooks and scripts that readers take along. At build only.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "tsdown";

const PLACE = ".cache/engine-file";

export async function engineFile(root = process.cwd()): Promise<string> {
  const outDir = join(root, PLACE);
  await build({
    config: false,
    cwd: root,
    entry: { engine: "src/engine/withDialects.ts" },
    outDir,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    tsconfig: "tsconfig.core.json",
    dts: false,
    fixedExtension: false,
    logLevel: "error",
  });
  return readFile(join(outDir, "engine.js"), "utf8");
}
