import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // Property tests and those that build or pack something take long on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
