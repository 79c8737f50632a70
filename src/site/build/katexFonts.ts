// KaTeX's style sheet names each font in three formats. Every browser this site supports reads
// WOFF2, so the other two would only fill the build folder.
import type { Plugin } from "vite";

export function onlyWoff2(): Plugin {
  return {
    name: "katex-only-woff2",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("katex") || !id.split("?")[0]?.endsWith(".css")) return undefined;
      return code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "");
    },
  };
}
