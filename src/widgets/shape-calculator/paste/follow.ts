/**
 * From the tree to the calls that make layers, in the order in which data passes through them. Assignments are followed by
 * name, `Sequential` and lists by their order, a class by its `forward`. Loops and functions are not run.
 */
import { mostLayers } from "../layers.ts";
import { argumentsOf, inHolder } from "./arguments.ts";
import { holders, joins, moves, silent } from "./names.ts";
import { childrenOf, deepest, itemsOf, type Source, type SyntaxNode, type Value, valueIn } from "./syntax.ts";

/** A call with its arguments, where they can be read. */
export interface Call {
  readonly name: string;
  /** `F` in `F.relu`, `tf.keras.layers` in `tf.keras.layers.Conv2D`. */
  readonly space: string;
  readonly args: readonly (Value | undefined)[];
  readonly named: ReadonlyMap<string, Value | undefined>;
  readonly line: number;
  /** A function of a tensor, which is its first argument: `F.max_pool2d(x, 2)`. */
  readonly takesTensor: boolean;
}

export interface Note {
  readonly line: number;
  readonly why: "loop" | "function" | "joins" | "deep" | "around";
  readonly name: string;
}

export interface Followed {
  readonly calls: readonly Call[];
  readonly notes: readonly Note[];
}

/** A few more than the layers that a chain may have, so that too many are seen to be too many. */
const mostCalls = 2 * mostLayers;

/** @param isKnown whether a name is that of a layer; anything else with layers in it is taken for a holder of them */
export function follow(source: Source, isKnown: (name: string) => boolean): Followed {
  const notes: Note[] = [];
  const constants = new Map<string, Value>();
  const made = new Map<string, { calls: readonly Call[]; used: boolean }>();
  /** Results in the order of their making; those that nothing takes up are the model. */
  let results: { calls: readonly Call[]; used: boolean }[] = [];
  const forwards: SyntaxNode[] = [];
  let returned: readonly Call[] = [];
  const note = (node: SyntaxNode, why: Note["why"], name = "") =>
    void notes.push({ line: source.lineOf(node), why, name });

  /** Names may stand for others twice over, again and again: what is more than a chain can hold is not kept. */
  const all = (nodes: readonly SyntaxNode[], depth: number): Call[] => {
    const calls: Call[] = [];
    for (const node of nodes) if (calls.length < mostCalls) calls.push(...read(node, depth + 1));
    return calls.slice(0, mostCalls);
  };

  function read(node: SyntaxNode, depth: number): readonly Call[] {
    if (depth > deepest) {
      if (!notes.some(({ why }) => why === "deep")) note(node, "deep");
      return [];
    }
    switch (node.name) {
      case "CallExpression":
        return called(node, depth);
      case "AssignStatement":
      case "UpdateStatement":
        return assigned(node, depth);
      case "VariableName":
      case "MemberExpression":
        return taken(source.textOf(node));
      case "ForStatement":
      case "WhileStatement":
      case "ArrayComprehensionExpression":
      case "ComprehensionExpression":
        if (/[A-Z]\w*\d?[dD]?\s*\(/.test(source.textOf(node))) note(node, "loop");
        return [];
      case "FunctionDefinition":
        return defined(node, depth);
      case "ClassDefinition":
      case "Body":
      case "Script":
        for (const child of childrenOf(node)) keep(read(child, depth + 1));
        return [];
      case "ReturnStatement":
        returned = all(childrenOf(node), depth);
        return returned;
      case "LambdaExpression":
      case "ImportStatement":
      case "ParamList":
        return [];
      default:
        return all(childrenOf(node), depth);
    }
  }

  function keep(calls: readonly Call[]): void {
    if (calls.length > 0) results.push({ calls, used: false });
  }

  function taken(name: string): readonly Call[] {
    const found = made.get(name);
    if (found) found.used = true;
    return found?.calls ?? [];
  }

  function make(name: string, calls: readonly Call[]): void {
    const result = { calls, used: false };
    made.set(name, result);
    results.push(result);
  }

  function assigned(node: SyntaxNode, depth: number): readonly Call[] {
    const [target, ...rest] = childrenOf(node);
    const value = node.lastChild;
    if (!target || !value || rest.length === 0) return [];
    const name = source.textOf(target);
    const constant = valueIn(source, value, constants);
    if (constant === undefined) constants.delete(name);
    else if (node.name === "AssignStatement") constants.set(name, constant);
    several(target, value);
    const before = node.name === "UpdateStatement" ? taken(name) : [];
    const calls = [...before, ...read(value, depth + 1)].slice(0, mostCalls);
    if (calls.length > 0) make(name, calls);
    return [];
  }

  /** `a, b = 3, 64`: lezer lists targets and values with the sign between them. */
  function several(target: SyntaxNode, last: SyntaxNode): void {
    const row = itemsOf(target.parent ?? target);
    const at = row.findIndex(({ name }) => name === "AssignOp");
    if (at < 2 || row.length !== 2 * at + 1 || row.at(-1)?.from !== last.from) return;
    for (const [index, name] of row.slice(0, at).entries()) {
      const item = row[at + 1 + index];
      const value = item && valueIn(source, item, constants);
      if (value !== undefined) constants.set(source.textOf(name), value);
    }
  }

  function defined(node: SyntaxNode, depth: number): readonly Call[] {
    const name = node.getChild("VariableName");
    const called = name ? source.textOf(name) : "";
    standards(node);
    const body = node.getChild("Body");
    if (!body) return [];
    if (called === "forward" || called === "call") forwards.push(body);
    else if (called === "__init__" || called === "build") read(body, depth + 1);
    else if (/\b(nn|layers)\.\w+\s*\(/.test(source.textOf(body))) note(node, "function", called);
    return [];
  }

  /** `def __init__(self, nz=100)`: what a parameter is if nobody says otherwise. */
  function standards(node: SyntaxNode): void {
    const row = itemsOf(node.getChild("ParamList") ?? node);
    for (const [at, { name }] of row.entries()) {
      const [target, value] = [row[at - 1], row[at + 1]];
      const standard = name === "AssignOp" && value ? valueIn(source, value, constants) : undefined;
      if (target && standard !== undefined) constants.set(source.textOf(target), standard);
    }
  }

  function called(node: SyntaxNode, depth: number): readonly Call[] {
    const callee = node.firstChild;
    const list = node.getChild("ArgList");
    if (!callee || !list) return [];
    const items = argumentsOf(source, list);
    const nodes = items.map(({ value }) => value);
    // `Conv2D(32, 3)(x)`: what x went through comes first.
    if (callee.name === "CallExpression") return [...all(nodes, depth), ...read(callee, depth + 1)];
    const full = source.textOf(callee).replace(/\s+/g, "");
    const name = full.slice(full.lastIndexOf(".") + 1);
    const space = full.slice(0, Math.max(0, full.lastIndexOf(".")));
    const object = callee.name === "MemberExpression" ? callee.firstChild : null;
    const known = made.get(full);
    if (known) return [...all(nodes, depth), ...taken(full)];
    if (/^(add|append|add_module|extend|insert)$/.test(name) && object && !joins.test(full)) {
      make(space, [...taken(space), ...all(nodes, depth)]);
      return [];
    }
    if (silent.test(name)) return [];
    if (object && moves.test(name)) return read(object, depth + 1);
    if (joins.test(name)) {
      note(node, "joins", name);
      const [first] = nodes;
      const paths = first && ["ArrayExpression", "TupleExpression"].includes(first.name) ? itemsOf(first) : nodes;
      // One path is followed: the longest, which is the way through a net with skips.
      return paths.map((path) => read(path, depth + 1)).reduce((a, b) => (b.length > a.length ? b : a), []);
    }
    if (name === "Model") return all(nodes.slice(-1), depth);
    const within = all(nodes, depth);
    if (holders.test(name)) return within;
    const isFunction = /^[a-z]/.test(name) && name !== "make_node";
    // A method of a tensor, such as x.view(…): what the tensor went through comes first.
    const through =
      isFunction && object && !/^(self|F|nn|tf|torch|keras|layers|np|onnx)\b/.test(space)
        ? read(object, depth + 1)
        : [];
    if (within.length > 0 && !isFunction && !isKnown(name)) {
      note(node, "around", name);
      return within;
    }
    const takesTensor = isFunction && /^(F|nn\.functional|torch(\.nn\.functional)?|tf\.nn)$/.test(space);
    if (isFunction && !takesTensor && through.length === 0 && !inHolder(source, node)) return within;
    const given = (value: SyntaxNode) => valueIn(source, value, constants);
    const call: Call = {
      name,
      space,
      args: items.filter((item) => !item.name).map(({ value }) => given(value)),
      named: new Map(items.flatMap((item) => (item.name ? [[item.name, given(item.value)] as const] : []))),
      line: source.lineOf(node),
      takesTensor,
    };
    return [...through, ...within, call];
  }

  read(source.top, 0);
  const forward = forwards.at(-1);
  returned = [];
  if (forward) {
    results = results.map(({ calls }) => ({ calls, used: true }));
    read(forward, 0);
  }
  const unused = results.filter(({ used }) => !used).flatMap(({ calls }) => calls);
  return { calls: returned.length > 0 ? returned : unused, notes };
}
