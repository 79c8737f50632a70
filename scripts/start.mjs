// @ts-check
// `npm start`: builds the course if its sources changed, then serves it.
import { buildSite, isBuilt, normalizeBase } from "./build.mjs";
import { failWith, serve } from "./serve.mjs";

const base = normalizeBase(process.env.BASE_PATH);
const build = { outDir: "dist", base, site: process.env.SITE };
if (!isBuilt(build)) console.log("Building the course …");
const { code, output } = await buildSite(build);
if (code !== 0) {
  console.error(`${output}\nThe course could not be built; the reason stands above.`);
  process.exit(code);
}
try {
  const { url } = await serve({ folder: "dist", base, port: process.env.PORT });
  console.log(`\nConvolution, Both Ways is at ${url}\nPress Ctrl+C to stop.`);
} catch (error) {
  failWith(error);
}
