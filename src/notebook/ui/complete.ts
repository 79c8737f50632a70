// Completion and hover docs from the index of the engine: names, members of a value, options of a call.
// What a value is, is read off the reader's own lines: `const y = conv1d(…)` makes y what conv1d gives.
import { type Completion, type CompletionContext, type CompletionResult, ifNotIn } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-javascript";
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import { type ApiIndex, type ApiName, apiName } from "./api.ts";

/** What completion may draw on at this moment. */
export interface Known {
  readonly api: ApiIndex;
  /** The text of the cells above, whose names are in scope. */
  readonly above: string;
}

const KINDS = { function: "function", class: "class", type: "type", constant: "constant" } as const;

/** All sources of completion for a cell. */
export function completions(known: () => Known) {
  const fromIndex = (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context;
    const node = syntaxTree(state).resolveInner(pos, -1);
    const { api, above } = known();
    const member = memberAt(node);
    if (member) {
      const of = valueType(state, member.object, api, above);
      return result(member.from, of?.members ?? [], member.from === pos || context.explicit);
    }
    const word = context.matchBefore(/[\w$]+/);
    const options = optionsAt(state, node, api);
    if (options) {
      if (!word && !context.explicit && node.name !== "ObjectExpression") return null;
      return result(word?.from ?? pos, options.members ?? [], true);
    }
    if (!word && !context.explicit) return null;
    return result(word?.from ?? pos, api, true);
  };
  return [
    ifNotIn(["String", "LineComment", "BlockComment", "TemplateString"], fromIndex),
    localCompletionSource,
    fromAbove(known),
  ];
}

/** Names that the cells above make. */
const fromAbove = (known: () => Known) => (context: CompletionContext) => {
  const word = context.matchBefore(/[\w$]+/);
  if (!word || memberAt(syntaxTree(context.state).resolveInner(context.pos, -1))) return null;
  const options = declared(known().above).map((name) => ({ label: name, type: "variable", boost: 1 }));
  return options.length > 0 ? { from: word.from, options, validFor: /^[\w$]*$/ } : null;
};

const result = (from: number, names: readonly ApiName[], active: boolean): CompletionResult | null =>
  active && names.length > 0 ? { from, options: names.map(completion), validFor: /^[\w$]*$/ } : null;

const completion = (name: ApiName): Completion => ({
  label: name.name,
  type: name.kind in KINDS ? KINDS[name.kind as keyof typeof KINDS] : name.kind,
  detail: name.kind === "function" ? undefined : shortType(name.signature),
  info: () => docOf(name),
});

const shortType = (signature: string): string => {
  const type = signature.slice(signature.indexOf(":") + 1).trim();
  return type.length > 32 ? `${type.slice(0, 31)}…` : type;
};

/** The docs of a name as an element: its signature, then its docstring. */
export function docOf({ signature, doc }: ApiName): HTMLElement {
  const box = document.createElement("div");
  box.className = "api-doc";
  const code = document.createElement("code");
  code.textContent = signature;
  box.append(code);
  for (const line of doc.split(/\n(?=@)|\n\n/).filter(Boolean)) {
    const [, tag, rest] = /^@(\w+) ([\s\S]*)$/.exec(line) ?? [];
    const part = document.createElement("p");
    if (tag) {
      const [, name = "", words = ""] =
        tag === "param" ? (/^(\S+)\s*([\s\S]*)$/.exec(rest ?? "") ?? []) : ["", tag, rest];
      const label = document.createElement("b");
      label.textContent = name;
      part.append(label, " ", ...withCode(words));
    } else part.append(...withCode(line));
    box.append(part);
  }
  return box;
}

/** Text with what stands between backticks as code. */
const withCode = (text: string): readonly (string | Node)[] =>
  text
    .replaceAll("\n", " ")
    .split("`")
    .map((piece, at) => {
      if (at % 2 === 0) return piece;
      const code = document.createElement("code");
      code.textContent = piece;
      return code;
    });

/** The name under a position, for its docs. */
export function nameAt(
  state: EditorState,
  pos: number,
  { api, above }: Known,
): { from: number; to: number; name: ApiName } | undefined {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const place = /VariableName|VariableDefinition|PropertyName|PropertyDefinition|TypeName/.test(node.name)
    ? node
    : syntaxTree(state).resolveInner(pos, 1);
  const text = state.sliceDoc(place.from, place.to);
  if (!/^[\w$]+$/.test(text)) return undefined;
  const found = named(state, place, text, api, above);
  return found && { from: place.from, to: place.to, name: found };
}

function named(state: EditorState, node: SyntaxNode, text: string, api: ApiIndex, above: string): ApiName | undefined {
  if (node.name === "PropertyName" && node.parent?.name === "MemberExpression")
    return valueType(state, node.parent.firstChild, api, above)?.members?.find(({ name }) => name === text);
  if (node.name === "PropertyDefinition")
    return optionsAt(state, node, api)?.members?.find(({ name }) => name === text);
  const type = typeOfName(text, state.doc.toString(), api) ?? typeOfName(text, above, api);
  return apiName(api, text) ?? (type && { ...type, signature: `${text}: ${type.name}` });
}

function memberAt(node: SyntaxNode): { object: SyntaxNode | null; from: number } | undefined {
  if (node.name === "." && node.parent?.name === "MemberExpression")
    return { object: node.parent.firstChild, from: node.to };
  if (node.name === "PropertyName" && node.parent?.name === "MemberExpression")
    return { object: node.parent.firstChild, from: node.from };
  return undefined;
}

/** The fields of the options object that the position stands in, if it is an argument of a call of the engine. */
function optionsAt(state: EditorState, node: SyntaxNode, api: ApiIndex): ApiName | undefined {
  let object: SyntaxNode | null = node;
  // A value inside the braces is an expression of its own.
  if (node.name === "VariableName" && node.parent?.name === "Property" && node.prevSibling?.name === ":")
    return undefined;
  while (object && object.name !== "ObjectExpression") {
    if (/ArgList|Block|ArrowFunction|ArrayExpression/.test(object.name)) return undefined;
    object = object.parent;
  }
  const list = object?.parent;
  if (!object || list?.name !== "ArgList") return undefined;
  let place = 0;
  for (let before = object.prevSibling; before; before = before.prevSibling) if (before.name === ",") place += 1;
  const callee = list.parent?.firstChild;
  const call = callee && apiName(api, state.sliceDoc(callee.from, callee.to));
  return apiName(api, call?.takes?.[place] ?? "");
}

function valueType(state: EditorState, node: SyntaxNode | null, api: ApiIndex, above: string): ApiName | undefined {
  if (!node) return undefined;
  const text = state.sliceDoc(node.from, node.to);
  if (node.name === "VariableName")
    return (
      typeOfName(text, state.sliceDoc(0, node.from), api) ??
      typeOfName(text, state.doc.toString(), api) ??
      typeOfName(text, above, api)
    );
  if (node.name === "CallExpression") {
    const callee = node.firstChild;
    return callee ? apiName(api, apiName(api, state.sliceDoc(callee.from, callee.to))?.gives ?? "") : undefined;
  }
  if (node.name === "MemberExpression") {
    const of = valueType(state, node.firstChild, api, above);
    const last = node.lastChild;
    const field = last && of?.members?.find(({ name }) => name === state.sliceDoc(last.from, last.to));
    return apiName(api, field?.gives ?? "");
  }
  return undefined;
}

/** What the last plain declaration of a name gives: `const y = conv1d(`, `const { output } = maxPool1d(`, `(x: Tensor`. */
function typeOfName(name: string, code: string, api: ApiIndex): ApiName | undefined {
  const word = name.replaceAll("$", "\\$");
  const called = lastMatch(code, new RegExp(`\\b(?:const|let|var)\\s+${word}\\s*=\\s*(?:await\\s+)?(\\w+)\\(`, "g"));
  if (called) return apiName(api, apiName(api, called)?.gives ?? "");
  const annotated = lastMatch(code, new RegExp(`\\b${word}\\s*:\\s*(\\w+)\\b`, "g"));
  if (annotated && apiName(api, annotated)) return apiName(api, annotated);
  const taken = lastMatch(
    code,
    new RegExp(`\\b(?:const|let|var)\\s*\\{[^}]*\\b${word}\\b[^}]*\\}\\s*=\\s*(\\w+)\\(`, "g"),
  );
  const whole = taken && apiName(api, apiName(api, taken)?.gives ?? "");
  const field = whole ? whole.members?.find((member) => member.name === name) : undefined;
  return apiName(api, field?.gives ?? "");
}

const lastMatch = (text: string, pattern: RegExp): string | undefined => [...text.matchAll(pattern)].at(-1)?.[1];

const declared = (code: string): readonly string[] => [
  ...new Set([...code.matchAll(/^(?:const|let|var|function|class)\s+([\w$]+)/gm)].map(([, name]) => name ?? "")),
];
