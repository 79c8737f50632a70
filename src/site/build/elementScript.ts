// Builds the element for other people's pages as one file with a lasting address: /live-figure.js.
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { build } from "vite";

export function elementScript(): AstroIntegration {
  return {
    name: "element-script",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        await build({
          configFile: false,
          logLevel: "warn",
          build: {
            outDir: fileURLToPath(dir),
            emptyOutDir: false,
            copyPublicDir: false,
            lib: {
              entry: fileURLToPath(new URL("../../widgets/embed/element.ts", import.meta.url)),
              formats: ["es"],
              fileName: () => "live-figure.js",
            },
          },
        });
      },
    },
  };
}
