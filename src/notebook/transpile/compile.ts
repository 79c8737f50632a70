// Makes a function of a cell. The reader's text stays as it is but for its types: what is added stands before it on its
// first line, and around a last expression whose value is shown.
import type { Failure } from "../output.ts";
import { erase } from "./erase.ts";
import { type Import, importsOf } from "./imports.ts";
import { type Definition, namesOf } from "./names.ts";
import { children, failure, isFailure, isNode, type Node, nodes, parse, placeOf } from "./parse.ts";

export interface Compiled {
  /** An expression: an async function that takes the cell's hooks, see `CellHooks` in sandbox/cellScope.ts. */
  readonly code: string;
  readonly defines: readonly Definition[];
  readonly uses: readonly string[];
  readonly imports: readonly Import[];
  /** Columns that the code has more than the source: of the first line, and of a last expression. */
  readonly shifts: readonly Shift[];
}

interface Shift {
  readonly line: number;
  /** From this column of the source on, counted from 1. */
  readonly column: number;
  readonly by: number;
}

export function compile(source: string): Compiled | Failure {
  const tree = parse(source);
  if (isFailure(tree)) return tree;
  try {
    refuseModules(source, tree);
    const { imports, free } = importsOf(source, tree);
    const { defines: own, uses } = namesOf(tree);
    const defines = [...own, ...imports.filter(({ isShared }) => isShared).map(({ local }) => constant(local))];
    const body = erase(source, tree);
    const hooks = unlike("$cell", source);
    const head = `(async(${hooks})=>{"use strict";${taken(imports, hooks)}${shared(defines, hooks)}`;
    const { text, shift } = returned(body, source, tree);
    return {
      code: `${head}${withoutModuleWords(text, tree)}\n})`,
      defines,
      uses: [...uses, ...free],
      imports,
      shifts: [{ line: 1, column: 1, by: head.length }, ...shift],
    };
  } catch (error) {
    if (typeof error === "object" && error !== null && "is" in error) return error as Failure;
    if (error instanceof RangeError) return failure("The code is nested too deep to be read.");
    throw error;
  }
}

const constant = (name: string): Definition => ({ name, kind: "const" });

/** A place in the code, both from 1, as the place in the source. */
export function sourcePlace({ shifts }: Pick<Compiled, "shifts">, line: number, column: number) {
  const back = shifts
    .filter((shift) => shift.line === line)
    .reduce((at, { column: from, by }) => (at - by >= from ? at - by : Math.min(at, from)), column);
  return { line, column: Math.max(1, back) };
}

const unlike = (name: string, source: string): string => (source.includes(name) ? unlike(`${name}_`, source) : name);

const taken = (imports: readonly Import[], hooks: string): string =>
  imports
    .map(
      ({ module, name, local }) => `const ${local}=${hooks}.take(${JSON.stringify(module)},${JSON.stringify(name)});`,
    )
    .join("");

/** Getters and setters, so that a name lives where it was declared and other cells see what it holds now. */
function shared(defines: readonly Definition[], hooks: string): string {
  if (defines.length === 0) return "";
  const pairs = defines.map(({ name }) => `${name}:[()=>${name},(${hooks})=>{${name}=${hooks}}]`);
  return `${hooks}.share({${pairs.join(",")}});`;
}

/** Returns the value of a last expression, as notebooks show it. Assignments are statements to a reader. */
function returned(body: string, source: string, tree: Node): { text: string; shift: readonly Shift[] } {
  const last = nodes(tree.body).findLast(({ type }) => type !== "EmptyStatement");
  if (last?.type !== "ExpressionStatement" || !isNode(last.expression)) return { text: body, shift: [] };
  if (/^(Assignment|Update)Expression$/.test(last.expression.type)) return { text: body, shift: [] };
  const open = "return(";
  const { start, end } = last;
  const stop = body[end - 1] === ";" ? end - 1 : end;
  const text = `${body.slice(0, start)}${open}${body.slice(start, stop)}\n)${body.slice(stop)}`;
  return { text, shift: [{ ...placeOf(source, start), by: open.length }] };
}

/** Blanks imports, which have become hooks, and the word export. The text before them is as long as the source's. */
function withoutModuleWords(text: string, tree: Node): string {
  return nodes(tree.body).reduce((now, node) => {
    const isImport = node.type === "ImportDeclaration";
    if (!isImport && !node.type.startsWith("Export")) return now;
    const stop = !isImport && isNode(node.declaration) ? node.declaration.start : node.end;
    return (
      now.slice(0, node.start) + now.slice(node.start, stop).replace(/[^\n\r\u2028\u2029]/g, " ") + now.slice(stop)
    );
  }, text);
}

/** What a module may say and a cell may not. */
function refuseModules(source: string, node: Node): void {
  const place = () => placeOf(source, node.start);
  if (node.type === "MetaProperty" && isNode(node.meta) && node.meta.name === "import")
    throw failure("A cell has no import.meta.", undefined, place());
  if (node.type === "ImportExpression")
    throw failure("A cell loads nothing while it runs.", "Put an import line at the top of the cell.", place());
  if (
    node.type === "ExportDefaultDeclaration" ||
    node.type === "ExportAllDeclaration" ||
    (node.type === "ExportNamedDeclaration" && isNode(node.source))
  )
    throw failure("A cell exports nothing.", "Leave the line out: cells share their names.", place());
  for (const child of children(node)) refuseModules(source, child);
}
