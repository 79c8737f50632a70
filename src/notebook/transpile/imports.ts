// The import lines of a cell: the engine's modules, by the names that programs outside the page use too.
import { failure, isNode, type Node, nodes, placeOf } from "./parse.ts";

export const modules = ["convolution-both-ways/engine", "convolution-both-ways/dialects"] as const;
export type Module = (typeof modules)[number];

export interface Import {
  readonly module: Module;
  /** As the module calls it; "*" is all of it. */
  readonly name: string;
  readonly local: string;
  /** Whether other cells see it. What every cell has in scope anyway is not shared, or no cell could do without. */
  readonly isShared: boolean;
  readonly line: number;
  readonly column: number;
}

/** @throws Failure for a module that is not there @returns imports, and the names that they take from every cell's scope */
export function importsOf(source: string, tree: Node): { imports: readonly Import[]; free: readonly string[] } {
  const imports = nodes(tree.body)
    .filter(({ type, importKind }) => type === "ImportDeclaration" && importKind !== "type")
    .flatMap((statement) => {
      const module = moduleOf(statement, source);
      return nodes(statement.specifiers)
        .filter(({ importKind }) => importKind !== "type")
        .map((specifier) => importOf(specifier, module, source));
    });
  return { imports, free: imports.filter(({ isShared }) => !isShared).map(({ local }) => local) };
}

function moduleOf(statement: Node, source: string): Module {
  const named = isNode(statement.source) ? statement.source.value : undefined;
  const module = modules.find((known) => known === named);
  if (module) return module;
  const known = modules.map((name) => `"${name}"`).join(" and ");
  throw failure(
    `There is no module "${String(named)}" here.`,
    `A cell can import from ${known}.`,
    placeOf(source, statement.start),
  );
}

function importOf(specifier: Node, module: Module, source: string): Import {
  const { type, imported, local, start } = specifier;
  const place = placeOf(source, start);
  if (type === "ImportDefaultSpecifier")
    throw failure(`${module} has no default export.`, "Name what you import: import { conv2d } from …", place);
  const own = isNode(local) ? String(local.name) : "";
  const name =
    type === "ImportNamespaceSpecifier" ? "*" : isNode(imported) ? String(imported.name ?? imported.value) : own;
  return { module, name, local: own, isShared: module !== modules[0] || name !== own, ...place };
}
