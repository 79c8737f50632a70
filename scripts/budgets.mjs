// @ts-check
// `npm run budgets`: builds, then measures bytes, Lighthouse's scores and the time from a control's change to its pixels.
import { buildSite, TEST_BUILDS } from "./build.mjs";
import { runNode } from "./tools.mjs";

const { code, output } = await buildSite(TEST_BUILDS.root);
if (code !== 0) console.error(`${output}\nThe course could not be built; the reason stands above.`);
else process.exitCode = (await runNode("tests/budgets/run.ts", [], { show: true })).code;
if (code !== 0) process.exitCode = code;
