/** The size after a pool, and the least size that pools to it, with slots for the reader's numbers. */
import { substitute } from "#rules/expression.ts";
import { pool } from "#rules/pool.ts";
import { colored } from "#rules/symbols.ts";
import { equation, toTex } from "#rules/tex.ts";
import { unpool } from "#rules/unpool.ts";
import { slots } from "../kit/template.ts";

const size = substitute(pool.size, { padded: "inputSize", effectiveKernel: "kernelSize" });

export default {
  down: `${toTex(size, { symbols: slots })} = ${colored("outputSize", String(slots.outputSize))}`,
  // Here the input of the formula is the pooled size, which is an output everywhere else in the figure.
  least: equation("leastSize", substitute(unpool.let.stampedSize, { inputSize: "outputSize" }), { symbols: slots }),
};
