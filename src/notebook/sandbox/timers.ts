// setTimeout and setInterval that are counted: a cell runs as long as something of it is still to come.

type Callback = (...values: unknown[]) => void;

export interface Timers {
  readonly names: Readonly<Record<"setTimeout" | "setInterval" | "clearTimeout" | "clearInterval", unknown>>;
  /** Resolves when none is left to come. */
  readonly over: () => Promise<void>;
  readonly clear: () => void;
}

/** @param real the browser's own, taken before they were hidden @param failed takes what a callback throws */
export function countedTimers(
  real: { readonly set: (call: () => void, ms: number) => number; readonly clear: (id: number) => void },
  failed: (error: unknown) => void,
): Timers {
  const pending = new Map<number, number>();
  let waiting: (() => void) | undefined;
  let made = 0;

  const settle = (): void => {
    if (pending.size === 0) waiting?.();
  };
  const begin = (call: unknown, ms: unknown, values: readonly unknown[], again: boolean): number => {
    if (typeof call !== "function") throw new TypeError("A timer takes a function.");
    made += 1;
    const id = made;
    const wait = Math.max(0, Number(ms) || 0);
    const ring = (): void => {
      if (again) pending.set(id, real.set(ring, wait));
      else pending.delete(id);
      try {
        (call as Callback)(...values);
      } catch (error) {
        failed(error);
      }
      settle();
    };
    pending.set(id, real.set(ring, wait));
    return id;
  };
  const end = (id: unknown): void => {
    const own = pending.get(Number(id));
    if (own === undefined) return;
    real.clear(own);
    pending.delete(Number(id));
    settle();
  };

  return {
    names: {
      setTimeout: (call: unknown, ms?: unknown, ...values: unknown[]) => begin(call, ms, values, false),
      setInterval: (call: unknown, ms?: unknown, ...values: unknown[]) => begin(call, ms, values, true),
      clearTimeout: end,
      clearInterval: end,
    },
    over: () =>
      new Promise((resolve) => {
        waiting = resolve;
        settle();
      }),
    clear: () => {
      for (const own of pending.values()) real.clear(own);
      pending.clear();
      settle();
    },
  };
}
