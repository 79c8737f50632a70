// The worker that runs cells. It gets one port, speaks only through it, and is ended from outside: by the page, which
// takes the frame away that holds it.
import * as dialects from "#engine/dialects/index.ts";
import * as engine from "#engine/index.ts";
import type { Failure, Output, Part, TensorPart } from "../output.ts";
import { showing } from "../present/index.ts";
import { errorPart, line } from "../present/parts.ts";
import type { FromWorker, ToWorker } from "../runner/messages.ts";
import { createCellScope } from "./cellScope.ts";
import { lockDown } from "./lockDown.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { countedTimers } from "./timers.ts";

// The reader's line stands below the engine's own in a stack.
Error.stackTraceLimit = 50;

// Taken before the reader's code can change what they mean.
const now = performance.now.bind(performance);
const setReal = setTimeout.bind(globalThis);
const clearReal = clearTimeout.bind(globalThis);
const listen = addEventListener.bind(globalThis);

listen("message", ({ ports: [port] }) => port && serve(port), { once: true });

function serve(port: MessagePort): void {
  const send = port.postMessage.bind(port);
  const post = (message: FromWorker, handedOver: Transferable[] = []): void => send(message, handedOver);
  let outbox: Outbox | undefined;
  /** What went wrong in the running cell outside its own course: in a timer, or in a promise nobody waits for. */
  let astray: { readonly error: unknown } | undefined;
  const strayed = (error: unknown): void => {
    astray ??= { error };
    timers.clear();
  };
  const timers = countedTimers({ set: setReal, clear: clearReal }, strayed);
  listen("unhandledrejection", (event) => {
    event.preventDefault();
    strayed(event.reason);
  });

  const emit = (output: Output): void => outbox?.put(output);
  const shown = showing(emit);
  const progress = (done: unknown, of: unknown = 1): void => outbox?.progress(Number(done), Number(of));
  const { print, show } = shown;
  const console = Object.freeze({ log: print, info: print, debug: print, warn: print, error: print, table: show });
  const clock = Object.freeze({ now });
  const left = lockDown(globalThis);
  const base = { ...engine, ...shown, ...timers.names, progress, console, performance: clock };
  const modules = { "convolution-both-ways/engine": engine, "convolution-both-ways/dialects": dialects };
  const scope = createCellScope(globalThis, base, modules);

  const run = async (message: ToWorker): Promise<void> => {
    const { run: count } = message;
    const label = `cell-${count}.ts`;
    outbox = createOutbox(
      {
        outputs: (outputs) => post({ kind: "output", run: count, outputs }, outputs.flatMap(buffersOf)),
        progress: (done, of) => post({ kind: "progress", run: count, done, of }),
      },
      now,
      setReal,
    );
    astray = undefined;
    const start = now();
    let error: Failure | undefined;
    try {
      const value = await scope.run({ ...message, label });
      if (value !== undefined) emit(line([value]));
      await timers.over();
    } catch (thrown) {
      timers.clear();
      error = failureOf(thrown, label);
    }
    // A turn of the worker's loop: a storm of promises never lets it come, and a stray rejection is told of before.
    await new Promise<void>((resolve) => setReal(resolve, 0));
    if (astray) error ??= failureOf((astray as { error: unknown }).error, label);
    const ms = now() - start;
    outbox.flush();
    outbox = undefined;
    post({ kind: "end", run: count, ms, ...(error && { error }) });
  };
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => void run(data);
  post({ kind: "ready", names: [...new Set([...left, ...Object.keys(base)])], members: membersOf(base) });
}

/** Numbers are handed over and not copied once more: what is shown is a copy already. */
function buffersOf(output: Output): Transferable[] {
  const data = output.is === "image" ? [output.data] : output.is === "line" ? output.parts.map(dataOf) : [];
  return data.flatMap((numbers) => (numbers ? [numbers.buffer] : []));
}
const dataOf = (part: Part): TensorPart["data"] => (part.is === "tensor" ? part.data : undefined);

/** Names of methods, for the one that was perhaps meant. */
function membersOf(base: object): readonly string[] {
  const owners = [
    engine.Tensor.prototype,
    engine.IndexTensor.prototype,
    engine.random(0),
    Array.prototype,
    String.prototype,
  ];
  const own = Object.values(base).filter((value) => typeof value === "object" && value !== null);
  return [...new Set([...owners, ...own, Math, Object].flatMap((owner) => Object.getOwnPropertyNames(owner)))].filter(
    (name) => /^[A-Za-z]\w*$/.test(name),
  );
}

/** @param label of the running cell: the place is the topmost one in it */
function failureOf(error: unknown, label: string): Failure {
  const failure = errorPart(error);
  let stack: unknown;
  try {
    stack = (error as { stack?: unknown } | null | undefined)?.stack;
  } catch {
    return failure;
  }
  const found = typeof stack === "string" ? stack.slice(0, 100_000).split(`${label}:`)[1] : undefined;
  const [, at, column] = /^(\d{1,7}):(\d{1,7})/.exec(found ?? "") ?? [];
  return at && column ? { ...failure, line: Number(at), column: Number(column) } : failure;
}
