// Makes the index that completion and hover docs read, from the engine's types and docstrings. At build only.
import { join } from "node:path";
import ts from "typescript";
import type { ApiIndex, ApiName } from "#notebook/ui/api.ts";

/** The public entry of the engine, then what a cell has in scope besides. */
const ENTRIES = ["src/engine/index.ts"];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
};
const PRINT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** @throws Error when an entry exports nothing: the index would be empty in silence */
export function apiIndex(root = process.cwd()): ApiIndex {
  const program = ts.createProgram(
    ENTRIES.map((entry) => join(root, entry)),
    OPTIONS,
  );
  const checker = program.getTypeChecker();
  const found = ENTRIES.flatMap((entry) => {
    const file = program.getSourceFile(join(root, entry));
    const module = file && checker.getSymbolAtLocation(file);
    return module ? checker.getExportsOfModule(module) : [];
  });
  if (found.length === 0) throw new Error(`${ENTRIES.join(", ")}: no export was found for the index of the editor.`);
  const symbols = found.map((symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
  const known = new Set(symbols.map(({ name }) => name));
  return symbols
    .map((symbol) => entryOf(symbol, checker, known))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function entryOf(symbol: ts.Symbol, checker: ts.TypeChecker, known: ReadonlySet<string>): ApiName {
  const { name, flags } = symbol;
  const doc = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === "param" || tag.name === "returns")
    .map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
  const base = { name, doc: [doc, ...tags].filter(Boolean).join("\n") };
  if (flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const isClass = Boolean(flags & ts.SymbolFlags.Class);
    const object = isClass || Boolean(flags & ts.SymbolFlags.Interface) || isOptions(type);
    const members = object ? type.getProperties().map((member) => entryOf(member, checker, known)) : [];
    const signature = object
      ? `${isClass ? "class" : "interface"} ${name}`
      : `type ${name} = ${expanded(type, checker)}`;
    return { ...base, kind: isClass ? "class" : "type", signature, ...(members.length > 0 && { members }) };
  }
  const place = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const type = place ? checker.getTypeOfSymbolAtLocation(symbol, place) : checker.getTypeOfSymbol(symbol);
  const [call] = type.getCallSignatures();
  const member = Boolean(flags & (ts.SymbolFlags.Property | ts.SymbolFlags.Method | ts.SymbolFlags.Accessor));
  if (!call) {
    const optional = flags & ts.SymbolFlags.Optional ? "?" : "";
    const gives = nameOf(type, known);
    return {
      ...base,
      kind: member ? "property" : "constant",
      signature: `${name}${optional}: ${checker.typeToString(optional ? type.getNonNullableType() : type, undefined, PRINT)}`,
      ...(gives && { gives }),
    };
  }
  const gives = nameOf(call.getReturnType(), known);
  const takes = call.getParameters().map((parameter) => nameOf(checker.getTypeOfSymbol(parameter), known) ?? "");
  const signature = name + checker.signatureToString(call, undefined, PRINT);
  return { ...base, kind: member ? "method" : "function", signature, ...(gives && { gives }), takes };
}

/** A type alias of an object, such as options made of other options. */
const isOptions = (type: ts.Type): boolean =>
  Boolean(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) &&
  type.getCallSignatures().length === 0 &&
  type.getNumberIndexType() === undefined &&
  type.getProperties().length > 0;

const expanded = (type: ts.Type, checker: ts.TypeChecker): string =>
  checker.typeToString(type, undefined, PRINT | ts.TypeFormatFlags.InTypeAlias);

/** The name of a type, if the index has it. `X | undefined` counts as X. */
function nameOf(type: ts.Type, known: ReadonlySet<string>): string | undefined {
  const plain = type.getNonNullableType();
  const name = plain.aliasSymbol?.name ?? plain.symbol?.name;
  return name !== undefined && known.has(name) ? name : undefined;
}
