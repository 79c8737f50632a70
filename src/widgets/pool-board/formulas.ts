/** The size of a pool, rounded down or up, with slots for the reader's numbers. */
import { add, mul, substitute } from "#rules/expression.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { colored } from "#rules/symbols.ts";
import { equation, toTex } from "#rules/tex.ts";
import { slots } from "../kit/template.ts";

const both = add("inputSize", mul(2, "padding"));
const plain = { padded: both, effectiveKernel: "kernelSize" } as const;
const { lastWindow } = poolCeil.let;

export default {
  floor: `${toTex(substitute(pool.size, plain), { symbols: slots })} = ${colored("outputSize", String(slots.outputSize))}`,
  lastWindow: equation("lastWindow", substitute(lastWindow, plain), { symbols: slots }),
  ceil: `${colored("outputSize")} = ${toTex(substitute(poolCeil.size, { padBegin: "padding" }), { symbols: slots })} = ${colored("outputSize", String(slots.outputSize))}`,
};
