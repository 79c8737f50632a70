// Builds the search index over the finished pages; the page loads it at the first search.
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

export function searchIndex(): AstroIntegration {
  return {
    name: "search-index",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const { createIndex } = await import("pagefind");
        const { index, errors } = await createIndex({ excludeSelectors: [".katex-mathml"] });
        if (!index) throw new Error(`The search index cannot be started: ${errors.join("; ")}`);
        const site = fileURLToPath(dir);
        const added = await index.addDirectory({ path: site });
        const written = await index.writeFiles({ outputPath: `${site}pagefind` });
        const problems = [...added.errors, ...written.errors];
        if (problems.length > 0) throw new Error(`The search index cannot be written: ${problems.join("; ")}`);
        await index.deleteIndex();
        logger.info(`${added.page_count} pages read for search`);
      },
    },
  };
}
