// Typesets the formulas of figures when they are imported with "?typeset", so that no page loads a typesetter.
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { templateOf } from "../../widgets/kit/template.ts";
import { renderTex } from "../tex.ts";

const query = "?typeset";

export function typesetFormulas(): Plugin {
  return {
    name: "typeset-formulas",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(query)) return undefined;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      const module = (await import(`${pathToFileURL(file).href}?at=${Date.now()}`)) as {
        default: Readonly<Record<string, string>>;
      };
      const templates = Object.entries(module.default).map(([name, tex]) => [name, templateOf(renderTex(tex))]);
      return { code: `export default ${JSON.stringify(Object.fromEntries(templates))};`, moduleType: "js", map: null };
    },
  };
}
