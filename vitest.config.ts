import { defineConfig } from "vitest/config";
import { typesetFormulas } from "./src/site/build/typesetFormulas.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // A mutation run (tests/mutation) repeats tests by the thousand and leaves these out.
    tags: [{ name: "long", description: "takes a second or more" }],
    // Property tests and those that build or pack something take long on a small machine.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      include: ["src/rules/**/*.ts", "src/engine/**/*.ts"],
      // Measured by `npm run coverage`, which runs the tests of these two layers alone.
      thresholds: { lines: 98, branches: 95 },
      reporter: ["text"],
      reportsDirectory: ".cache/coverage",
    },
  },
  // Figures import their formulas typeset, as in the build of the site.
  plugins: [typesetFormulas()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
