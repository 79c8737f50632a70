// One life of a worker, from its start to whatever ends it.
import type { Failure } from "../output.ts";
import { type Box, openBox } from "./box.ts";
import { ends } from "./failures.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** A worker that has not answered by then never will. */
const START_MS = 20_000;
/** The worker sends some twenty batches a second; whoever sends more has got round that. */
const messagesWithin = (ms: number): number => 300 + ms / 5;

export interface Life {
  /** The worker's first word: what is in scope. A failure when it cannot start, or was closed before it had. */
  readonly ready: Promise<Scope | Failure>;
  readonly send: (message: ToWorker) => void;
  readonly close: (why: Failure) => void;
}

export interface Scope {
  readonly names: Set<string>;
  readonly members: readonly string[];
}

export interface LifeEvents {
  readonly message: (message: FromWorker) => void;
  /** It ended by itself, or had to be ended for what it sent. */
  readonly over: (why: Failure) => void;
}

export function startLife({ message, over }: LifeEvents): Life {
  const { promise: ready, resolve } = withResolvers<Scope | Failure>();
  const began = performance.now();
  let box: Box | undefined;
  let isOver = false;
  let messages = 0;
  let isReady = false;

  const close = (why: Failure): void => {
    isOver = true;
    clearTimeout(timer);
    box?.close();
    resolve(why);
  };
  const end = (why: Failure): void => {
    if (isOver) return;
    close(why);
    over(why);
  };
  const timer = setTimeout(() => end(ends.start("it did not answer.")), START_MS);
  openBox({
    lost: () => end(isReady ? ends.lost() : ends.start("it was ended.")),
    message: (one) => {
      messages += 1;
      if (messages > messagesWithin(performance.now() - began)) end(ends.flood());
      else if (one?.kind !== "ready") one && message(one);
      else if (!isReady) {
        isReady = true;
        clearTimeout(timer);
        resolve({ names: new Set(one.names), members: one.members });
      }
    },
  }).then(
    (opened) => {
      box = opened;
      if (isOver) opened.close();
    },
    (error: unknown) => end(ends.start(error instanceof Error ? error.message : String(error))),
  );
  return { ready, close, send: (one) => box?.send(one) };
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
