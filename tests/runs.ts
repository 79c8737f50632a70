// How often a property is tried. A mutation run (tests/mutation) tries each less often, since it tries it for every fault.

const share = Number(process.env.RUNS_SHARE ?? 1);

/** So many tries, or the share of them that was asked for, but not fewer than 200. */
export const runs = (count: number): number => Math.max(Math.min(count, 200), Math.round(count * share));
