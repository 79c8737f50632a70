/** The three stages of the size formula, with slots for the reader's numbers. */
import { conv, padded, stages } from "#rules/conv.ts";
import { type Expression, substitute } from "#rules/expression.ts";
import { colored } from "#rules/symbols.ts";
import { toTex } from "#rules/tex.ts";
import { slots } from "../kit/template.ts";

const withSize = (stage: Expression) =>
  `${toTex(stage, { symbols: slots })} = ${colored("outputSize", String(slots.outputSize))}`;

export default {
  plain: withSize(stages.plain),
  padded: withSize(substitute(conv.size, { padded, effectiveKernel: "kernelSize" })),
  // The kernel's reach as one number: what dilation does to it is in the drawing above.
  dilated: withSize(substitute(conv.size, { padded })),
};
