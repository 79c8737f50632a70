import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    testTimeout: 120_000,
  },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
});
