// Writes _headers for hosts that read one. Hosts join the values of all rules that match a path, so
// each folder gets a rule of its own: a rule for everything would forbid framing the embeds too.
import { readdir, writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import { sandboxPolicy } from "#notebook/sandbox/page.ts";
import { policyHeader } from "./policy.mjs";

const EMBED = "embed";
const IMAGES = "images";

export function hostHeaders(base: string): AstroIntegration {
  return {
    name: "host-headers",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const entries = await readdir(dir, { withFileTypes: true });
        const root = base.replace(/\/$/, "");
        const rules = entries
          .filter((entry) => entry.isDirectory() && entry.name !== "_astro" && entry.name !== "pagefind")
          .map(({ name }) => `${rule(`${root}/${name}/*`, name === EMBED)}${name === IMAGES ? `\n${forAll}` : ""}`);
        const immutable = `${root}/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n${forAll}`;
        const element = `${root}/live-figure.js\n  X-Content-Type-Options: nosniff\n${forAll}`;
        await writeFile(
          new URL("_headers", dir),
          [rule(`${root}/`, false), ...rules, sandboxRule(root), immutable, element, ""].join("\n\n"),
        );
      },
    },
  };
}

/**
 * Pages of other sites load the element as a module, and an embed in a sandboxed page has no origin: it loads even its own
 * scripts, fonts and images as a stranger. Browsers allow both only where the host says so.
 */
const forAll = "  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin";

export const rule = (path: string, framedByOthers: boolean) =>
  [
    path,
    `  Content-Security-Policy: ${policyHeader({ framedByOthers })}`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: strict-origin-when-cross-origin",
    "  Permissions-Policy: camera=(), microphone=(), geolocation=()",
  ].join("\n");

/** Where live cells run. Opened by itself it is a sandbox too, so nothing in it ever has the site's origin. */
export const sandboxRule = (root: string): string =>
  [
    `${root}/sandbox.html`,
    `  Content-Security-Policy: sandbox allow-scripts; ${sandboxPolicy}; frame-ancestors 'self'`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: no-referrer",
  ].join("\n");
