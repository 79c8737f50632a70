// The engine as one file that runs anywhere, with its types: `npm run build:engine`.

import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { engine: "src/engine/index.ts" },
  outDir: "dist-engine",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  tsconfig: "tsconfig.core.json",
  dts: true,
  fixedExtension: false,
});
