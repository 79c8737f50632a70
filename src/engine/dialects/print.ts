// A call as code of its own language. Names, order and defaults come from the tables, so what is printed is what is run;
// an option that has its default is left out.

import { EngineError } from "../errors.ts";
import type { Given, ParamTable } from "../params/index.ts";
import { type DialectOp, type DialectParam, readOptions, type Shapes, titleOf } from "./dialectOp.ts";
import { type Lowered, lowered } from "./torchLowering.ts";
import { type DialectCall, meaningOf, opOf } from "./translate.ts";

/**
 * The call as code: Python for PyTorch, TensorFlow and JAX, a node of onnx.helper for ONNX. Tensors bear the names of the
 * framework's own parameters. PyTorch's unequal padding becomes F.pad before the call, or a slice after it.
 * @example print({ dialect: "torch", op: "conv2d", options: { stride: 2 }, shapes })   // F.conv2d(x, weight, stride=2)
 */
export function print(call: DialectCall): string {
  const op = opOf(call);
  if (call.dialect === "onnx") return printNode(op, call);
  if (op.code) return op.code(call.options, call.shapes);
  const { before, options, after } = call.dialect === "torch" ? lowered(call.op, sized(op, call)) : plain(call);
  const given = optionsOf(op, options, call.shapes).map(
    ([name, value]) => `${snake(name)}=${python(value, call.dialect === "jax")}`,
  );
  const bias = call.shapes.bias !== undefined;
  const tensors = op.inputs
    .filter(([ours]) => ours !== "bias" || bias)
    .map(([ours, theirs]) => (ours === "x" && before ? before.replace("%", theirs) : theirs));
  const added = bias && !op.inputs.some(([ours]) => ours === "bias") ? " + bias" : "";
  return `${op.written}(${[...tensors, ...given].join(", ")})${after ?? ""}${added}`;
}

/** The same call as this engine's own, in TypeScript. */
export function printEngine(call: DialectCall): string {
  const op = opOf(call);
  const tensors = op.inputs.filter(([ours]) => ours !== "bias").map(([, theirs]) => theirs);
  const options = optionsOf(op, call.options, call.shapes).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  if (call.shapes.bias) options.unshift("bias");
  const record = options.length > 0 ? `, { ${options.join(", ")} }` : "";
  // The base's calls have no prefix: they are the engine.
  return `${call.dialect === "torch" ? op.name : titleOf(op)}(${tensors.join(", ")}${record})`;
}

/** F.conv_transpose takes no output size: the output padding that makes it is printed, if there is one. */
function sized(op: DialectOp, call: DialectCall): DialectCall["options"] {
  if (!call.options.outputSize || !op.name.startsWith("convTranspose")) return call.options;
  try {
    return op.write(meaningOf(call), call.shapes);
  } catch (error) {
    if (error instanceof EngineError) return call.options;
    throw error;
  }
}

const plain = ({ options }: DialectCall): Lowered => ({ options });

/** The options that are given and are not what leaving them out would mean, in the order of the table. */
function optionsOf(op: DialectOp, given: Given<ParamTable>, shapes: Shapes): [string, unknown][] {
  const rank = op.optionRank ?? shapes.x.length - 2;
  readOptions(op, given, rank); // Refuses unknown names and wrong values.
  return Object.entries<DialectParam>(op.params).flatMap(([name, param]): [string, unknown][] => {
    const value = given[name];
    if (value === undefined) return [];
    const place = { op: titleOf(op), rank, param: name };
    const isDefault =
      !param.required && JSON.stringify(param.read(value, place)) === JSON.stringify(param.read(undefined, place));
    if (isDefault) return [];
    return [[name, param.shown ? param.shown(value, rank, shapes) : value]];
  });
}

function printNode(op: DialectOp, { options, shapes }: DialectCall): string {
  const given = optionsOf(op, options, shapes);
  const param = (name: string): DialectParam => op.params[name];
  const inputs: string[] = op.inputs.filter(([ours]) => ours !== "bias" || shapes.bias).map(([, theirs]) => theirs);
  const lines: string[] = [];
  for (const [name, value] of given) {
    const slot = param(name).slot ?? -1;
    if (slot < 0) continue;
    while (inputs.length < slot) inputs.push("");
    inputs[slot] = snake(name);
    const isSizes = name !== "scales";
    lines.push(`${snake(name)} = np.array(${python(value, false)}, dtype=np.${isSizes ? "int64" : "float32"})`);
  }
  const attributes = given
    .filter(([name]) => param(name).slot === undefined)
    .map(([name, value]) => `${snake(name)}=${typeof value === "boolean" ? Number(value) : python(value, false)}`);
  const outputs = op.name === "maxPool" && options.outputs !== 1 ? ["Y", "Indices"] : ["Y"];
  const lists = [inputs, outputs].map((names) => python(names, false));
  lines.push(`onnx.helper.make_node(${[`"${op.written}"`, ...lists, ...attributes].join(", ")})`);
  return lines.join("\n");
}

/** camelCase as Python writes it. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value in Python; JAX wants tuples where the others take lists. */
function python(value: unknown, tuples: boolean): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => python(item, tuples)).join(", ");
    if (!tuples) return `[${items}]`;
    return value.length === 1 ? `(${items},)` : `(${items})`;
  }
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === null ? "None" : JSON.stringify(value);
}
