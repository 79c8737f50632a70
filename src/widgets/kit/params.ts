/** From what the kit keeps (values and edits) to what a figure computes with. Grids come last: their shapes follow the rest. */
import type { Kind, Params, Raw, ValuesOf } from "./define.ts";
import { type Edits, resolveGrid } from "./grid.ts";

export function defaultsOf(params: Params): Raw {
  return mapParams(params, (kind) => kind.default);
}

export function resolve<P extends Params>(params: P, raw: Raw): ValuesOf<P> {
  const values = mapParams(params, (kind, name) =>
    kind.kind === "grid" ? resolveGrid(kind, raw[name] as Edits, raw) : raw[name],
  );
  return values as ValuesOf<P>;
}

/** The name of a parameter in an address. */
export function keyOf(name: string, kind: Kind): string {
  return kind.key ?? name;
}

function mapParams(params: Params, f: (kind: Kind, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, kind]) => [name, f(kind, name)]));
}
