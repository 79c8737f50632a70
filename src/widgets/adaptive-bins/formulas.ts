/** Where one bin starts and ends, with slots for the reader's numbers. */
import { adaptiveBin } from "#rules/adaptivePool.ts";
import { toTex } from "#rules/tex.ts";
import { slots } from "../kit/template.ts";

export default {
  start: toTex(adaptiveBin.start, { symbols: slots }),
  end: toTex(adaptiveBin.end, { symbols: slots }),
};
