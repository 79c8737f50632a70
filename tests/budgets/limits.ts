// The budgets, declared once. Bytes and counts are gates; times are printed, and gate only at a multiple that no
// slow machine reaches, to catch a hang.

/** One measured value beside its limit. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: Limit;
}

export interface Limit {
  /** "most": the value may reach this and not more. "least": not less. */
  readonly kind: "most" | "least";
  readonly bound: number;
  /** What fails the run, when that is not the bound itself. */
  readonly gate?: number;
}

const most = (bound: number, gate = bound): Limit => ({ kind: "most", bound, gate });
const least = (bound: number, gate = bound): Limit => ({ kind: "least", bound, gate });

const SLOW_MACHINE = 5;

export const LIMITS = {
  /** When a page is opened, before a reader touches or scrolls anything; KB of gzip. */
  pageScript: most(60),
  /** A page that is one figure loads all of it at once: the kit, the engine and its own drawing. */
  figurePageScript: most(75),
  engine: most(40),
  thirdPartyRequests: most(0),
  failedRequests: most(0),
  updateMedian: most(8, 8 * SLOW_MACHINE),
  updateWorst: most(16, 16 * SLOW_MACHINE),
  performance: least(98, 50),
  otherScores: least(100),
} as const;

export const isMet = ({ value, limit }: Row, bound = limit.bound): boolean =>
  limit.kind === "most" ? value <= bound : value >= bound;

export const passesGate = (row: Row): boolean => isMet(row, row.limit.gate);
