/** SAME sets the size and then pads; PyTorch pads and then has a size. With slots for the reader's numbers. */
import { conv } from "#rules/conv.ts";
import { add, type Expression, mul, substitute } from "#rules/expression.ts";
import { same } from "#rules/same.ts";
import { colored, type SymbolName } from "#rules/symbols.ts";
import { equation, toTex } from "#rules/tex.ts";
import { slots } from "../kit/template.ts";

const withValue = (name: SymbolName, expression: Expression) => equation(name, expression, { symbols: slots });
const { padTotal, padBegin, padEnd } = same.asides!;
const plain = (expression: Expression) => substitute(expression, { effectiveKernel: "kernelSize" });

export default {
  sameSize: withValue("outputSize", same.size),
  padTotal: withValue("padTotal", plain(padTotal)),
  padBegin: withValue("padBegin", padBegin),
  padEnd: withValue("padEnd", padEnd),
  torchPad: `${colored("padding")} = ${colored("padding", String(slots.padding))}`,
  torchSize: `${colored("outputSize")} = ${toTex(
    substitute(conv.size, { padded: add("inputSize", mul(2, "padding")), effectiveKernel: "kernelSize" }),
    { symbols: slots },
  )} = ${colored("outputSize", String(slots.outputSize))}`,
};
