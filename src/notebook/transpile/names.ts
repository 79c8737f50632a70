// Which names a cell makes and which it takes from elsewhere. Types are passed over: they are gone when it runs.
import { children, isNode, type Node, nodes } from "./parse.ts";

export interface Definition {
  readonly name: string;
  readonly kind: "const" | "let" | "var" | "function" | "class";
}

export interface Names {
  /** At the top of the cell, without imports. */
  readonly defines: readonly Definition[];
  /** Free names: neither declared in the cell nor in a function of it, in the order they appear. */
  readonly uses: readonly string[];
}

interface Scope {
  readonly names: Set<string>;
  readonly outer: Scope | undefined;
}

export function namesOf(program: Node): Names {
  const defines = new Map<string, Definition["kind"]>();
  for (const statement of nodes(program.body).map(declarationOf)) collect(statement, defines);
  for (const name of hoisted(program)) if (!defines.has(name)) defines.set(name, "var");
  const top: Scope = { names: new Set([...defines.keys(), ...imported(program)]), outer: undefined };
  const uses = new Set<string>();
  for (const statement of nodes(program.body)) resolve(statement, top, uses);
  return { defines: [...defines].map(([name, kind]) => ({ name, kind })), uses: [...uses] };
}

/** The declaration in an export, or the statement itself. */
export const declarationOf = (statement: Node): Node =>
  /^Export(Named|Default)/.test(statement.type) && isNode(statement.declaration) ? statement.declaration : statement;

function collect(statement: Node, into: Map<string, Definition["kind"]>): void {
  if (statement.declare === true) return;
  const { type, id, kind } = statement;
  if (type === "VariableDeclaration")
    for (const { id: pattern } of nodes(statement.declarations))
      for (const name of bound(pattern)) into.set(name, kind as "const" | "let" | "var");
  if (/^(Function|Class)Declaration$/.test(type) && isNode(id))
    into.set(String(id.name), type === "ClassDeclaration" ? "class" : "function");
}

const imported = (program: Node): readonly string[] =>
  nodes(program.body)
    .filter(({ type }) => type === "ImportDeclaration")
    .flatMap(({ specifiers }) => nodes(specifiers).flatMap(({ local }) => bound(local)));

/** Names that a pattern binds: `{ a, b: [c, ...d] }` binds a, c and d. */
function bound(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return [];
  const { type } = pattern;
  if (type === "Identifier") return pattern.name === "this" ? [] : [String(pattern.name)];
  if (type === "ObjectPattern") return nodes(pattern.properties).flatMap((one) => bound(one.value ?? one.argument));
  if (type === "ArrayPattern") return nodes(pattern.elements).flatMap(bound);
  return bound(pattern.left ?? pattern.argument ?? pattern.parameter);
}

/** What `var` declares anywhere in a function, but not in functions within it. */
function hoisted(node: Node): readonly string[] {
  if (isType(node)) return [];
  const own =
    node.type === "VariableDeclaration" && node.kind === "var" && node.declare !== true
      ? nodes(node.declarations).flatMap(({ id }) => bound(id))
      : [];
  return [...own, ...[...children(node)].filter((child) => !isFunction(child)).flatMap(hoisted)];
}

const isFunction = ({ type }: Node): boolean =>
  /Function(Declaration|Expression)$|^StaticBlock$|^TSDeclareFunction$/.test(type);
const isType = ({ type }: Node): boolean => type.startsWith("TS") && !CARRIES_CODE.has(type);
/** Nodes of TypeScript with an expression in them that runs. */
const CARRIES_CODE = new Set([
  ...["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression", "TSInstantiationExpression", "TSTypeAssertion"],
]);

function resolve(node: Node, scope: Scope, uses: Set<string>): void {
  if (node.type === "Identifier") {
    use(String(node.name), scope, uses);
    return;
  }
  const { inner, parts } = partsOf(node, scope);
  for (const part of parts.flat()) if (isNode(part)) resolve(part, inner, uses);
}

/** The parts of a node that hold names to resolve, and the scope they stand in. */
function partsOf(node: Node, scope: Scope): { inner: Scope; parts: readonly unknown[] } {
  const { type } = node;
  if (isType(node) || node.declare === true || node.exportKind === "type") return { inner: scope, parts: [] };
  if (isFunction(node)) {
    const own = type === "FunctionExpression" && isNode(node.id) ? [String(node.id.name)] : [];
    const names = [...own, ...nodes(node.params).flatMap(bound), ...hoisted(node)];
    if (type !== "ArrowFunctionExpression") names.push("arguments");
    return { inner: block(nested(scope, names), node), parts: [node.params, node.body] };
  }
  const key = node.computed === true ? [node.key, node.property] : [];
  switch (type) {
    case "MemberExpression":
      return { inner: scope, parts: [node.object, ...key] };
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return { inner: scope, parts: [node.value, ...key] };
    case "LabeledStatement":
      return { inner: scope, parts: [node.body] };
    case "ClassDeclaration":
    case "ClassExpression":
      return {
        inner: nested(scope, isNode(node.id) ? [String(node.id.name)] : []),
        parts: [node.superClass, node.body],
      };
    case "CatchClause":
      return { inner: nested(scope, bound(node.param)), parts: [node.param, node.body] };
    case "ImportDeclaration":
    case "ExportSpecifier":
    case "MetaProperty":
    case "BreakStatement":
    case "ContinueStatement":
      return { inner: scope, parts: [] };
    default:
      return {
        inner: /^(BlockStatement|For|Switch)/.test(type) ? block(scope, node) : scope,
        parts: [...children(node)],
      };
  }
}

const nested = (outer: Scope, names: readonly string[]): Scope => ({ names: new Set(names), outer });

/** The scope of a block, with what its own statements declare. */
function block(outer: Scope, node: Node): Scope {
  const declared = new Map<string, Definition["kind"]>();
  const within = isNode(node.body) ? node.body : node;
  const parts = [
    node.init,
    node.left,
    ...nodes(within.body),
    ...nodes(node.cases).flatMap((one) => nodes(one.consequent)),
  ];
  for (const part of parts) if (isNode(part)) collect(part, declared);
  return nested(outer, [...declared.keys()]);
}

function use(name: string, scope: Scope, uses: Set<string>): void {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at.names.has(name)) return;
  uses.add(name);
}
