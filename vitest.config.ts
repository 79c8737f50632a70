import { defineConfig } from "vitest/config";
import { typesetFormulas } from "./src/site/build/typesetFormulas.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // Property tests and those that build or pack something take long on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
  // Figures import their formulas typeset, as in the build of the site.
  plugins: [typesetFormulas()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
