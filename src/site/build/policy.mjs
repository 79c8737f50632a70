// The one Content-Security-Policy of the site. Astro writes it into every page with the hashes it
// finds; build/headers.ts writes the same one for hosts that read a _headers file.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const here = (name) => new URL(name, import.meta.url);

/** The only inline script: it sets the theme before the first paint. */
const themeScript = readFileSync(here("../theme/first-paint.js"), "utf8").trim();

const sha256 = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

export const scriptHashes = [sha256(themeScript)];

/** Constant style elements that figures may bring, such as the chart library's. */
export const styleHashes = [];

export const scriptResources = ["'self'", "'wasm-unsafe-eval'"];

/** Attributes are for KaTeX, which places its boxes with inline styles. */
export const styleResources = ["'self'", { resource: "'unsafe-inline'", kind: "attribute" }];

export const directives = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
];

/** What `security.csp` in the Astro config takes. */
export const astroPolicy = {
  algorithm: "SHA-256",
  directives,
  scriptDirective: { resources: scriptResources, hashes: scriptHashes },
  styleDirective: { resources: styleResources, hashes: styleHashes },
};

/** The policy as one HTTP header value; pages that must not be framed get `frame-ancestors`. */
export function policyHeader({ framedByOthers }) {
  const quote = (hash) => `'${hash}'`;
  return [
    ...directives,
    `script-src ${[...scriptResources, ...scriptHashes.map(quote)].join(" ")}`,
    `style-src ${["'self'", ...styleHashes.map(quote)].join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    ...(framedByOthers ? [] : ["frame-ancestors 'self'"]),
  ].join("; ");
}
