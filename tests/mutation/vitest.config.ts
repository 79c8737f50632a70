// The tests as a mutation run uses them: those of one slice, without the long ones, and with fewer tries of each property.
// A mutant is asked some thousand times whether anybody notices it, so that every second counts a thousandfold.

import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";
import { SLICES } from "./slices.mjs";

const slice = SLICES[process.env.SLICE ?? ""];
if (!slice) throw new Error(`SLICE must be one of ${Object.keys(SLICES).join(", ")}, got ${process.env.SLICE}.`);

// A filter of the command line, which is taken here as well, though the types do not say so.
const short = { tagsFilter: ["!long"] };

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [...slice.tests],
    ...short,
    env: { RUNS_SHARE: "0.02" },
    // One process for all files: starting one for each would take longer than the tests do.
    isolate: false,
    maxWorkers: 1,
  },
});
