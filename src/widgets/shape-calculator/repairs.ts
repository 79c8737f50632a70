/** What would make the first impossible layer possible: at most three changes, each tried before it is offered. */
import type { SymbolName } from "#rules/symbols.ts";
import type { Layer, Pads, Settings } from "./layers.ts";
import { type Ledger, lastShape } from "./ledger.ts";
import { padsOf, type Refusal, type Shape } from "./through.ts";

export interface Chain {
  readonly layers: readonly Layer[];
  readonly shape: Shape;
}

/** One change, what the chain is after it, and the shape that the mended layer then gives. */
export interface Repair extends Chain {
  readonly what: "size" | "in" | "out" | "groups" | "flatten" | "input" | "remove";
  /** The setting changed, where it has a letter. */
  readonly symbol?: SymbolName;
  readonly value: string;
  /** The layer that is changed, from 0. */
  readonly at: number;
  readonly gives: Shape;
}
type Proposal = Omit<Repair, "gives">;

const most = 3;
/** How far a larger input is looked for. */
const largestInput = 2048;

export function repairsOf(chain: Chain, { lines, refusal, shape }: Ledger): readonly Repair[] {
  const at = lines.length;
  if (!refusal || !chain.layers[at]) return [];
  const repairs: Repair[] = [];
  for (const proposal of proposals(chain, refusal, shape, at)) {
    const gives = lastShape(
      proposal.layers.slice(0, at + 1 + proposal.layers.length - chain.layers.length),
      proposal.shape,
    );
    if (gives) repairs.push({ ...proposal, gives });
    if (repairs.length === most) break;
  }
  return repairs;
}

function* proposals(chain: Chain, refusal: Refusal, before: Shape, at: number): Generator<Proposal> {
  const layer = chain.layers[at] as Layer;
  const change = (given: Settings, where = at) => ({
    at: where,
    shape: chain.shape,
    layers: chain.layers.map((one, place) => (place === where ? { ...one, ...given } : one)),
  });
  if (refusal.problem) yield* bySize(layer, refusal, change);
  yield* byChannels(chain, refusal, before, at, change);
  if (refusal.why === "size" || refusal.why === "axes") yield* byInput(chain, refusal, at);
  yield { what: "remove", value: "", at, shape: chain.shape, layers: chain.layers.filter((_, place) => place !== at) };
}

type Changed = Pick<Proposal, "at" | "shape" | "layers">;
type Change = (given: Settings, where?: number) => Changed;

/** Each setting that the size rule says can mend it, moved as little as needed, on all axes alike. */
function* bySize(layer: Layer, { problem, axis = 0 }: Refusal, change: Change): Generator<Proposal> {
  for (const { param, min, max } of problem?.repairs ?? []) {
    if (param === "inputSize" || param === "padBegin" || param === "padEnd") continue;
    const [begin] = padsOf(layer, axis);
    const current = param === "padding" ? begin : (layer[param as "stride"]?.[axis] ?? 0);
    const value = Math.min(Math.max(current, min), max);
    const axes = Array<number>(layer.rank).fill(value);
    const given: Settings =
      param === "padding" ? { padding: axes.map((cells): Pads => [cells, cells]) } : { [settingOf(param)]: axes };
    yield { what: "size", symbol: param, value: String(value), ...change(given) };
  }
}

/** Adaptive layers are told their output size. */
const settingOf = (param: SymbolName): string => (param === "outputSize" ? "size" : param);

function* byChannels(chain: Chain, refusal: Refusal, before: Shape, at: number, change: Change): Generator<Proposal> {
  const { why, got, wanted } = refusal;
  const layer = chain.layers[at] as Layer;
  /** The layer that decided how many channels arrive. */
  const maker = chain.layers.slice(0, at).findLastIndex(({ kind, out }) => out !== undefined && kind !== "linear");
  const makes = (channels: number): Generator<Proposal> => upTo(chain, maker, channels, change);
  if (why === "channels" || why === "features") {
    yield { what: "in", value: String(got), ...change({ in: got }) };
    if (why === "channels") yield* makes(wanted);
  }
  if (why === "features" && before.length > 2) {
    const flat: Layer = { kind: "flatten", rank: 0 };
    const linear: Layer = { ...layer, in: before.slice(1).reduce((all, size) => all * size, 1) };
    const layers = chain.layers.toSpliced(at, 1, flat, linear);
    yield { what: "flatten", value: String(linear.in), at, shape: chain.shape, layers };
  }
  if (why === "groups" || why === "outGroups") {
    const shared = common(common(got, wanted), before[1] ?? 1);
    yield { what: "groups", value: String(shared), ...change({ groups: shared }) };
    const rounded = Math.max(1, Math.round(got / wanted)) * wanted;
    if (why === "outGroups") yield { what: "out", value: String(rounded), ...change({ out: rounded }) };
    else yield* makes(rounded);
  }
  if (why === "block") yield* makes(Math.max(1, Math.round(got / wanted)) * wanted);
}

/** The layer that makes the channels makes others; without one, the input has others. */
function* upTo(chain: Chain, maker: number, channels: number, change: Change): Generator<Proposal> {
  const value = String(channels);
  if (maker >= 0) yield { what: "out", value, ...change({ out: channels }, maker) };
  else {
    const shape = chain.shape.map((size, axis) => (axis === 1 ? channels : size));
    yield { what: "input", value: shape.join(" × "), at: -1, layers: chain.layers, shape };
  }
}

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

/** An input with as many axes as are wanted, or the nearest larger one that comes through. */
function* byInput({ layers, shape }: Chain, { why, wanted, problem }: Refusal, at: number): Generator<Proposal> {
  const proposal = (sizes: Shape): Proposal => ({
    what: "input",
    value: sizes.join(" × "),
    at: -1,
    layers,
    shape: sizes,
  });
  if (why === "axes") {
    const last = shape.at(-1) ?? 1;
    const wider = shape.length < wanted ? [1, ...shape] : shape;
    yield proposal(Array.from({ length: wanted }, (_, axis) => wider[axis] ?? last));
    return;
  }
  if (!problem?.repairs.some(({ param }) => param === "inputSize")) return;
  const larger = (more: number) => shape.map((size, axis) => (axis < 2 ? size : size + more));
  const comesThrough = (more: number) => lastShape(layers.slice(0, at + 1), larger(more)) !== undefined;
  let enough = 1;
  while (enough < largestInput && !comesThrough(enough)) enough *= 2;
  // Between what is too little and what is enough lies the least.
  let few = Math.floor(enough / 2);
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (comesThrough(middle)) enough = middle;
    else few = middle;
  }
  yield proposal(larger(enough));
}
