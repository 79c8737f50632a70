// Gathers what a cell shows and sends it in batches: a million lines are some twenty messages a second.
import { createGate } from "../gate.ts";
import type { Output } from "../output.ts";

const BETWEEN_MS = 50;

export interface Outbox {
  readonly put: (output: Output) => void;
  readonly progress: (done: number, of: number) => void;
  readonly flush: () => void;
}

export interface Post {
  readonly outputs: (outputs: readonly Output[]) => void;
  readonly progress: (done: number, of: number) => void;
}

/** @param later calls a function after some milliseconds, for code that waits and prints no more */
export function createOutbox(post: Post, now: () => number, later: (call: () => void, ms: number) => unknown): Outbox {
  const gate = createGate();
  let waiting: Output[] = [];
  let at: readonly [done: number, of: number] | undefined;
  let last = now();
  let isPlanned = false;

  const flush = (): void => {
    last = now();
    if (at) post.progress(...at);
    at = undefined;
    if (waiting.length === 0) return;
    const outputs = waiting;
    waiting = [];
    post.outputs(outputs);
  };
  const soon = (): void => {
    if (now() - last >= BETWEEN_MS) flush();
    else if (!isPlanned) {
      isPlanned = true;
      later(() => {
        isPlanned = false;
        flush();
      }, BETWEEN_MS);
    }
  };

  return {
    put: (output) => {
      const passed = gate(output);
      for (const one of passed) waiting[waiting.length] = one;
      if (passed.length > 0) soon();
    },
    progress: (done, of) => {
      at = [done, of];
      soon();
    },
    flush,
  };
}
