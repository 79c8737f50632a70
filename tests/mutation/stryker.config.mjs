// @ts-check
// One mutation run. `npm run mutation` starts it once for each slice.
import { SLICES } from "./slices.mjs";

const name = process.env.SLICE ?? "";
const slice = SLICES[name];
if (!slice) throw new Error(`SLICE must be one of ${Object.keys(SLICES).join(", ")}, got "${name}".`);

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [...slice.mutate],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  // What is computed while a file loads (tables, declarations) is the same for every test: each such mutant would run
  // all of them. The tests of the tables are the golden files; here they are left out, and counted as ignored.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  // A mutant that counts without end fills the memory before its time is up; a small heap ends it sooner.
  testRunnerNodeArgs: ["--max-old-space-size=1024"],
  tempDirName: ".cache/stryker",
  ignorePatterns: ["src/engine/backends/wasm/assembly", "dist", "dist-engine", "content", "public", ".astro"],
  reporters: ["json", "clear-text", "progress-append-only"],
  clearTextReporter: { reportTests: false, allowColor: false, logTests: false },
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  allowConsoleColors: false,
};
