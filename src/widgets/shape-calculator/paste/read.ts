/**
 * Pasted code to layers: PyTorch, Keras or ONNX, told apart by the names of the calls. Loaded when a reader types or
 * pastes; nothing in the text is run.
 */
import { kinds, type Layer, mostLayers } from "../layers.ts";
import type { Shape } from "../through.ts";
import { type Bound, isUnreadable } from "./bind.ts";
import { type Call, follow, type Note } from "./follow.ts";
import { fromKeras } from "./keras.ts";
import { type Declared, fromOnnx } from "./onnx.ts";
import { sourceOf, type Value } from "./syntax.ts";
import { fromTorch } from "./torch.ts";

/** What a text could not be read as, with the line it stands in. */
export interface Issue {
  readonly line: number;
  readonly why: Note["why"] | "unknown" | "unreadable" | "many" | "long" | "none";
  readonly name: string;
  /** The argument that could not be read. */
  readonly what?: string;
}

export interface Pasted {
  readonly layers: readonly Layer[];
  /** The input's shape, where the code says it. */
  readonly shape?: Shape;
  readonly issues: readonly Issue[];
}

/** More than any model's code, and read in a moment. */
export const longestText = 100_000;

export function readCode(text: string): Pasted {
  if (text.length > longestText) return nothing({ line: 1, why: "long", name: String(text.length) });
  const source = sourceOf(prepared(text));
  const declared = declaredIn(text);
  const { calls, notes } = follow(source, (name) => layersOf(bare(name), declared) !== undefined);
  const issues: Issue[] = [...notes];
  const layers: Layer[] = [];
  let shape: Shape | undefined;
  for (const call of calls) {
    shape ??= shapeOf(call);
    if (isInput(call)) continue;
    const bound = layersOf(call, declared);
    if (bound === "none") continue;
    if (bound && !isUnreadable(bound)) layers.push(...bound.map((layer) => ranked(layer, layers)));
    else {
      const what = bound?.unreadable;
      const name = called(call);
      issues.push({ line: call.line, why: what ? "unreadable" : "unknown", name, ...(what && { what }) });
      layers.push({ kind: "skipped", rank: 0, name, line: call.line });
    }
  }
  if (layers.length > mostLayers) return nothing({ line: 1, why: "many", name: String(layers.length) });
  if (layers.length === 0) return nothing({ line: 1, why: "none", name: "" }, issues);
  return { layers, ...(shape && { shape }), issues: issues.sort((a, b) => a.line - b.line) };
}

const nothing = (issue: Issue, others: readonly Issue[] = []): Pasted => ({ layers: [], issues: [...others, issue] });

/** A call of which nothing is known but its name. */
const bare = (name: string): Call => ({ name, space: "", args: [], named: new Map(), line: 1, takesTensor: false });

const called = ({ name, args }: Call): string =>
  (name === "make_node" ? String(args[0]) : name).replace(/[^\w.-]/g, "").slice(0, 40) || "call";

/** Layers, why there are none, `none` for what is no layer, or undefined for what is unknown. */
function layersOf(call: Call, declared: Declared): Bound | undefined | "none" {
  if (/^(view|reshape|flatten)$/.test(call.name)) {
    const sizes = call.takesTensor ? call.args.slice(1) : call.args;
    const isFlat = call.name === "flatten" || sizes.length === 2;
    return isFlat ? [{ kind: "flatten", rank: 0 }] : undefined;
  }
  if (call.name === "BatchNormalization" && call.space !== "make_node" && !call.named.has("inputs"))
    return [{ kind: "batchNorm", rank: 0, affine: true }];
  const bound = fromTorch(call) ?? fromKeras(call) ?? fromOnnx(call, declared);
  // Functions of tensors that nobody here knows are no layers: torch.sum, torch.device.
  return bound ?? (call.takesTensor && call.space.startsWith("torch") ? "none" : undefined);
}

const isInput = ({ name }: Call): boolean => /^(Input|InputLayer|randn|rand|zeros|ones)$/.test(name);

/** `keras.Input((28, 28, 1))`, `input_shape=…`, `torch.randn(1, 3, 64, 64)`. */
function shapeOf(call: Call): Shape | undefined {
  const { name, args, named } = call;
  if (/^(randn|rand|zeros|ones)$/.test(name)) {
    const sizes = Array.isArray(args[0]) ? args[0] : args;
    return sizes.length >= 2 && sizes.length <= 5 && sizes.every(isSize) ? sizes : undefined;
  }
  const value = named.get("input_shape") ?? named.get("shape") ?? (isInput(call) ? args[0] : undefined);
  if (!Array.isArray(value) || !value.every(isSize) || value.length < 1 || value.length > 4) return undefined;
  return [1, value.at(-1) ?? 1, ...value.slice(0, -1)];
}

const isSize = (value: Value | undefined): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1e6;

/** Keras's batch norm does not say of how many axes; it has those of the layer before. */
function ranked(layer: Layer, before: readonly Layer[]): Layer {
  if (!kinds[layer.kind].ranked || layer.rank > 0) return layer;
  const last = before.findLast(({ kind, rank }) => rank > 0 || kind === "linear" || kind === "flatten");
  return { ...layer, rank: last ? Math.max(1, last.rank) : 2 };
}

/** Forms that are no Python, made into it; lines stay where they are. */
function prepared(text: string): string {
  const printed = /^\s*\([\w.]+\):\s/m.test(text) ? fromPrinted(text) : text;
  // ONNX text: Conv <strides = [2, 2]> (X, W)
  return printed.replace(
    /\b([A-Z]\w{1,30})\s*<([^<>()]{0,400})>\s*\(([^()<>]{0,200})\)/g,
    (_, operator: string, attributes: string, inputs: string) =>
      `${operator}(${attributes}, inputs=[${quoted(inputs)}])`,
  );
}

/** The names alone; an input may have its type before it. */
const quoted = (inputs: string): string =>
  inputs
    .replace(/\w+\s?\[[\d, ]*\]\s*/g, "")
    .split(",")
    .map((input) => `"${input.trim().replace(/[^\w.]/g, "")}"`)
    .join(", ");

/** What `print(model)` shows: `(0): Conv2d(3, 64, kernel_size=(7, 7))`, a line each. */
function fromPrinted(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/^(\s*)\([\w.]+\):\s/, "$1").replace(/\)\s*$/, "),"))
    .join("\n");
}

function declaredIn(text: string): Declared {
  const found = new Map<string, readonly number[]>();
  const sizes = (list: string) => list.split(",").map(Number);
  for (const [, list = "", name = ""] of text.matchAll(/\bfloat\w{0,4}\s?\[([\d, ]{1,60})\]\s{1,4}(\w{1,40})/g))
    found.set(name, sizes(list));
  for (const [, name = "", list = ""] of text.matchAll(/\b(\w{1,40}):\s{0,4}float\w{0,4}\s?\[([\d, ]{1,60})\]/g))
    found.set(name, sizes(list));
  return found;
}
