import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { elementScript } from "./src/site/build/elementScript.ts";
import { hostHeaders } from "./src/site/build/hostHeaders.ts";
import { onlyWoff2 } from "./src/site/build/katexFonts.ts";
import { focusableCode, lessonMarkdown } from "./src/site/build/markdown.ts";
import { astroPolicy } from "./src/site/build/policy.mjs";
import { searchIndex } from "./src/site/build/searchIndex.ts";
import { typesetFormulas } from "./src/site/build/typesetFormulas.ts";

const site = process.env.SITE || "http://127.0.0.1:4321";
const base = process.env.BASE_PATH || "/";
const notForSearch = /\/(embed|404)\//;

export default defineConfig({
  site,
  base,
  trailingSlash: "always",
  output: "static",
  build: { inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  security: { csp: astroPolicy },
  markdown: {
    // Prism marks code with classes; a highlighter that writes style attributes would break the policy.
    syntaxHighlight: "prism",
    processor: satteri({
      features: { math: true, directive: true },
      mdastPlugins: [lessonMarkdown],
      hastPlugins: [focusableCode],
    }),
  },
  integrations: [
    mdx(),
    elementScript(),
    sitemap({ filter: (page) => !notForSearch.test(page) }),
    searchIndex(),
    hostHeaders(base),
  ],
  vite: {
    // A small font or script must stay a file: the policy forbids data: fonts and inline scripts.
    build: { assetsInlineLimit: 0 },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: [onlyWoff2(), typesetFormulas()],
  },
});
