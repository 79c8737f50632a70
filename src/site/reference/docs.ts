// The docstrings of the engine, read with TypeScript's own compiler: types and comments from one source, with no second
// tool and no model of its own between. typedoc would bring a theme and a server of pages that are not this site's.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/** One parameter of a call, or one member of its options. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  /** What a type of the engine's own stands for, where it has no members to look up: `PerAxis` is some numbers. */
  readonly meaning: string | undefined;
  readonly text: string;
  readonly optional: boolean;
}

export interface Docs {
  readonly name: string;
  /** The file it is declared in, from the project's root. */
  readonly file: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** The members of the parameter called `options`, with their comments. */
  readonly options: readonly Parameter[];
  readonly returns: { readonly type: string; readonly text: string } | undefined;
  readonly throws: string;
  readonly example: string;
}

const ENTRY = "src/engine/index.ts";
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
};

const EXPANDED =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

let read: ReadonlyMap<string, Docs> | undefined;

/** Every function that the engine exports, by name. Read once a build: the compiler takes a second or two. */
export function engineDocs(root = process.cwd()): ReadonlyMap<string, Docs> {
  read ??= readDocs(root);
  return read;
}

function readDocs(root: string): ReadonlyMap<string, Docs> {
  const program = ts.createProgram([join(root, ENTRY)], OPTIONS);
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(join(root, ENTRY));
  const exported = entry && checker.getSymbolAtLocation(entry);
  if (!exported) throw new Error(`${ENTRY} has no exports to document.`);
  const found = checker.getExportsOfModule(exported).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.valueDeclaration;
    const [call] = declaration ? checker.getTypeOfSymbolAtLocation(target, declaration).getCallSignatures() : [];
    return declaration && call ? [docsOf(symbol.name, target, call, declaration, checker, root)] : [];
  });
  return new Map(found.map((docs) => [docs.name, docs]));
}

function docsOf(
  name: string,
  symbol: ts.Symbol,
  call: ts.Signature,
  declaration: ts.Declaration,
  checker: ts.TypeChecker,
  root: string,
): Docs {
  const tags = symbol.getJsDocTags(checker);
  const tag = (wanted: string) => ts.displayPartsToString(tags.find((each) => each.name === wanted)?.text).trim();
  const typeText = (type: ts.Type) => checker.typeToString(type, declaration, ts.TypeFormatFlags.NoTruncation);
  const parameterOf = (parameter: ts.Symbol): Parameter => {
    const place = parameter.valueDeclaration;
    const optional = place !== undefined && ts.isParameter(place) && checker.isOptionalParameter(place);
    const member = Boolean(parameter.flags & ts.SymbolFlags.Optional);
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, place ?? declaration));
    const written = place && "type" in place && place.type ? (place.type as ts.TypeNode).getText() : typeText(type);
    const meaning = type.isUnion() ? checker.typeToString(type, declaration, EXPANDED).replaceAll("readonly ", "") : "";
    // `Exclude<Padding, string>` says less than what is left.
    const derived = written.includes("<") && meaning !== "";
    return {
      name: parameter.name,
      type: derived ? meaning : written,
      meaning: derived || !type.isUnion() || type.aliasSymbol === undefined ? undefined : meaning,
      text: ts.displayPartsToString(parameter.getDocumentationComment(checker)).trim(),
      optional: optional || member,
    };
  };
  const options = call.getParameters().find((parameter) => parameter.name === "options");
  const optionsType = options && checker.getTypeOfSymbolAtLocation(options, declaration);
  const returns = call.getReturnType();
  return {
    name,
    file: relative(root, declaration.getSourceFile().fileName).replaceAll("\\", "/"),
    text: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
    parameters: call.getParameters().map(parameterOf),
    options: optionsType ? checker.getPropertiesOfType(optionsType).map(parameterOf) : [],
    returns: tag("returns") || typeText(returns) ? { type: typeText(returns), text: tag("returns") } : undefined,
    throws: tag("throws"),
    example: tag("example"),
  };
}

/** A paragraph of a file's first comment: words, or a drawing whose spaces count. */
export interface Block {
  readonly kind: "words" | "drawing";
  readonly text: string;
}

/** The comment on top of a file, by paragraphs; it may be of lines or in stars. */
export function header(file: string, root = process.cwd()): readonly Block[] {
  const source = readFileSync(join(root, file), "utf8");
  const [comment = ""] = /^(?:\/\*\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(source) ?? [];
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\/\/|\*) ?/, "").trimEnd());
  const blocks: { kind: Block["kind"]; lines: string[] }[] = [];
  for (const line of lines) {
    // A drawing may begin behind words, as in `One axis:     . x x x .`
    const kind = line.includes("   ") ? "drawing" : "words";
    const last = blocks.at(-1);
    if (line === "") blocks.push({ kind: "words", lines: [] });
    else if (last?.kind === kind && last.lines.length > 0) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks
    .filter((block) => block.lines.length > 0)
    .map(({ kind, lines: own }) => ({ kind, text: kind === "words" ? own.join(" ") : unindented(own) }));
}

function unindented(lines: readonly string[]): string {
  const least = Math.min(...lines.filter(Boolean).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(least)).join("\n");
}

/** What a file's first comment says without its sources, and the sources, each a sentence of its own at a line's start. */
export function cited(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly source: string } {
  let source = "";
  const rest = blocks.map((block) => {
    const [words = "", after] = block.text.split(/\s*\bSource: /);
    if (block.kind === "drawing" || after === undefined) return block;
    source = after.replace(/\.$/, "");
    return { ...block, text: words };
  });
  return { blocks: rest.filter(({ text }) => text !== ""), source };
}
