// The names that cells share. A name stays where its cell declared it; others reach it through the global object, by
// a getter while it may change and as a plain value once it cannot, which is as fast as a name of their own.

/** What a compiled cell is called with. */
export interface CellHooks {
  /** The value of an import: `take("convolution-both-ways/engine", "conv2d")`. */
  readonly take: (module: string, name: string) => unknown;
  /** Gives the cell's names to all cells, as pairs of getter and setter. */
  readonly share: (
    pairs: Readonly<Record<string, readonly [get: () => unknown, set: (value: unknown) => void]>>,
  ) => void;
}

export interface CellToRun {
  readonly id: string;
  readonly code: string;
  readonly constants: readonly string[];
  /** Names the code in errors' stacks. */
  readonly label: string;
}

export interface CellScope {
  /** @returns the value of a last expression */
  readonly run: (cell: CellToRun) => Promise<unknown>;
}

export type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** @param base names that are in scope of all cells; a cell may take one for itself until it gives it back */
export function createCellScope(global: object, base: Readonly<Record<string, unknown>>, modules: Modules): CellScope {
  const owners = new Map<string, string>();
  // Not called as `eval`, it sees the global names alone.
  // biome-ignore lint/security/noGlobalEval: to run what the reader wrote is what the sandbox is for.
  const evaluate = eval;
  const define = (name: string, how: PropertyDescriptor): void => {
    Object.defineProperty(global, name, { configurable: true, enumerable: false, ...how });
  };
  const giveBack = (name: string): void => {
    owners.delete(name);
    if (Object.hasOwn(base, name)) define(name, { value: base[name], writable: true });
    else Reflect.deleteProperty(global, name);
  };
  for (const name of Object.keys(base)) giveBack(name);

  return {
    run: async ({ id, code, constants, label }) => {
      for (const [name, owner] of [...owners]) if (owner === id) giveBack(name);
      const hooks: CellHooks = {
        take: (module, name) => {
          const found = modules[module];
          if (found && name === "*") return found;
          if (found && Object.hasOwn(found, name)) return found[name];
          throw new SyntaxError(`${module} has no export named ${name}.`);
        },
        share: (pairs) => {
          for (const [name, [get, set]] of Object.entries(pairs)) {
            owners.set(name, id);
            define(name, { get, set });
          }
        },
      };
      const cell = evaluate(`${code}\n//# sourceURL=${label}`) as (hooks: CellHooks) => Promise<unknown>;
      const value = await cell(hooks);
      for (const name of constants) {
        if (owners.get(name) !== id) continue;
        const get = Object.getOwnPropertyDescriptor(global, name)?.get;
        if (get) define(name, { value: get(), writable: false });
      }
      return value;
    },
  };
}
