// Takes the types out of TypeScript by writing blanks over them, so that every line and column stays where the reader
// wrote it. Only what can be erased is allowed, as in Node, which runs the same cells when the page is built.
import { children, failure, isNode, type Node, nodes, placeOf } from "./parse.ts";

/** @param tree what `parse` made of the source @throws Failure for TypeScript that makes code of its own */
export function erase(source: string, tree: Node): string {
  const text = source.split("");
  const blank = (from: number, to: number): void => {
    for (let at = from; at < to; at++) if (!/[\n\r\u2028\u2029]/.test(text[at] ?? "")) text[at] = " ";
  };
  /** Blanks a whole statement or member; the semicolon keeps its neighbours apart. */
  const drop = (node: Node): void => {
    blank(node.start, node.end);
    text[node.start] = ";";
  };

  const visit = (node: Node, parent: Node | undefined): void => {
    const refused = REFUSED[node.type];
    if (refused && node.declare !== true) throw failure(refused[0], refused[1], placeOf(source, node.start));
    if (isTypeSpecifier(node)) {
      const comma = /^\s*,/.exec(source.slice(node.end));
      blank(node.start, node.end + (comma?.[0].length ?? 0));
      return;
    }
    if (isTypeOnly(node)) {
      drop(node);
      return;
    }
    if (/^TSType(Annotation|ParameterDeclaration|ParameterInstantiation)$/.test(node.type)) {
      // Blanks between `)` and `=>` may not hold a line end, so the parenthesis moves to the end of the type.
      const arrow = parent?.type === "ArrowFunctionExpression" && parent.returnType === node;
      const close =
        arrow && source.slice(node.start, node.end).includes("\n") ? source.lastIndexOf(")", node.start) : -1;
      blank(node.start, node.end);
      if (close >= 0) {
        text[close] = " ";
        text[node.end - 1] = ")";
      }
      return;
    }
    if (node.optional === true || node.definite === true) blankMark(node);
    if (/^TS(As|Satisfies|NonNull|Instantiation)/.test(node.type)) {
      const { expression } = node as Node & { expression: Node };
      blank(behind(expression), node.end);
      visit(expression, node);
      return;
    }
    if (/^(PropertyDefinition|MethodDefinition|AccessorProperty)$/.test(node.type)) blankModifiers(node);
    if (/^Class/.test(node.type)) blankHeritage(node);
    if (/Function/.test(node.type)) blankThis(node);
    for (const child of children(node)) visit(child, node);
    if (/^(Program|BlockStatement|StaticBlock)$/.test(node.type))
      for (const statement of nodes(node.body)) close(statement);
  };

  /** The `?` of an optional parameter, field or method, the `!` of a definite one. */
  const blankMark = (node: Node): void => {
    const named = node.type === "VariableDeclarator" ? node.id : node.type === "Identifier" ? node : node.key;
    if (!isNode(named) || /Call|Member|Chain/.test(node.type)) return;
    let at = named.type === "Identifier" ? named.start + String(named.name).length : named.end;
    while (at < node.end && !/[?!]/.test(text[at] ?? "") && /[\s\]]/.test(text[at] ?? "")) at += 1;
    if (/[?!]/.test(text[at] ?? "")) text[at] = " ";
  };
  /** Where an expression ends, with the parentheses around it, which are no part of its node. */
  const behind = (node: Node): number => {
    const end = node.type === "Identifier" ? node.start + String(node.name).length : node.end;
    return end + (/^(?:\s|\)|\/\*[\s\S]*?\*\/|\/\/.*)*/.exec(source.slice(end))?.[0].length ?? 0);
  };
  const blankWords = (from: number, to: number, words: RegExp): void => {
    for (const found of source.slice(from, to).matchAll(words))
      blank(from + found.index, from + found.index + found[0].length);
  };
  const blankModifiers = (node: Node): void => {
    if (isNode(node.key)) blankWords(node.start, node.key.start, /\b(?:public|private|protected|readonly|override)\b/g);
  };
  const blankHeritage = (node: Node): void => {
    if (!isNode(node.body)) return;
    if (node.abstract === true) blankWords(node.start, node.start + "abstract".length, /abstract/g);
    const [first] = nodes(node.implements);
    if (first) blank(source.lastIndexOf("implements", first.start), nodes(node.implements).at(-1)?.end ?? first.end);
  };
  const blankThis = (node: Node): void => {
    const [first, second] = nodes(node.params);
    if (first?.type !== "Identifier" || first.name !== "this") return;
    blank(first.start, second?.start ?? source.indexOf(")", first.end));
  };
  /** A statement whose end was a type would now run on into the next line. */
  const close = (statement: Node): void => {
    const last = statement.end - 1;
    if (/^(ExpressionStatement|VariableDeclaration|ReturnStatement|ThrowStatement)$/.test(statement.type))
      if (text[last] === " " && source[last] !== " ") text[last] = ";";
  };

  visit(tree, undefined);
  return text.join("");
}

/** `type A` in `import { type A, b } from …`. */
const isTypeSpecifier = ({ type, importKind, exportKind }: Node): boolean =>
  /^(Import|Export)Specifier$/.test(type) && (importKind === "type" || exportKind === "type");

const isTypeOnly = (node: Node): boolean =>
  /^TS(Interface|TypeAlias|Declare|IndexSignature|Abstract)/.test(node.type) ||
  node.declare === true ||
  node.importKind === "type" ||
  node.exportKind === "type" ||
  (/^Export(Named|Default)/.test(node.type) && isNode(node.declaration) && isTypeOnly(node.declaration)) ||
  (/^(MethodDefinition|PropertyDefinition)$/.test(node.type) &&
    (node.abstract === true || (isNode(node.value) && node.value.type === "TSDeclareMethod")));

const REFUSED: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  TSEnumDeclaration: ["An enum cannot run here.", "Use an object: const Mode = { zeros: 0, reflect: 1 } as const."],
  TSModuleDeclaration: ["A namespace cannot run here.", "Use an object, or names of their own."],
  TSParameterProperty: [
    "A constructor's parameter cannot declare a field here.",
    "Declare the field in the class and set it in the constructor.",
  ],
  TSImportEqualsDeclaration: ["This form of import cannot run here.", 'Use: import { … } from "…".'],
  TSExportAssignment: ["This form of export cannot run here.", "Leave it out: cells share their names."],
  TSTypeAssertion: ["A type in front of a value cannot be erased here.", "Use: value as Type."],
  Decorator: ["A decorator cannot run here.", "Call the function yourself."],
};
