// Writes _headers for hosts that read one. Hosts join the values of all rules that match a path, so
// each folder gets a rule of its own: a rule for everything would forbid framing the embeds too.
import { readdir, writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import { policyHeader } from "./policy.mjs";

const EMBED = "embed";

export function hostHeaders(base: string): AstroIntegration {
  return {
    name: "host-headers",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const entries = await readdir(dir, { withFileTypes: true });
        const root = base.replace(/\/$/, "");
        const rules = entries
          .filter((entry) => entry.isDirectory() && entry.name !== "_astro" && entry.name !== "pagefind")
          .map((entry) => rule(`${root}/${entry.name}/*`, entry.name === EMBED));
        const immutable = `${root}/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff`;
        await writeFile(
          new URL("_headers", dir),
          [rule(`${root}/`, false), ...rules, immutable, element(root), ""].join("\n\n"),
        );
      },
    },
  };
}

/** Pages of other sites load the element as a module, which browsers allow only where the host says so. */
const element = (root: string) =>
  `${root}/live-figure.js\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  X-Content-Type-Options: nosniff`;

const rule = (path: string, framedByOthers: boolean) =>
  [
    path,
    `  Content-Security-Policy: ${policyHeader({ framedByOthers })}`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: strict-origin-when-cross-origin",
    "  Permissions-Policy: camera=(), microphone=(), geolocation=()",
  ].join("\n");
