// An engine that takes part in the race.

import type { Workload } from "./workloads.ts";

/** Numbers in NCHW order, made once and given to all. */
export interface Data {
  readonly x: Float32Array;
  readonly weight: Float32Array;
  /** For gradients, the gradient of the output. */
  readonly upstream: Float32Array;
  /** For unpooling, positions in planes of the output. */
  readonly indices: Int32Array;
}

/** A workload made ready: everything but the work itself is done. */
export interface Ready {
  /** The work, once. */
  readonly run: () => void | Promise<void>;
  /** Its result in NCHW order. */
  readonly result: () => Promise<ArrayLike<number>>;
  readonly end: () => void;
}

export interface Contender {
  readonly name: string;
  /** Undefined if it does not have the op. */
  prepare(workload: Workload, data: Data): Promise<Ready | undefined>;
}
