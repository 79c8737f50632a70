// Loads the WASM kernels: the only thing in the engine that takes time to be ready, and nothing needs it. Whatever goes
// wrong, the TypeScript ops stay in use, and one line says why.

import { useKernels } from "../../run.ts";
import { Arena, defaultCap } from "./arena.ts";
import { Backend } from "./backend.ts";
import { Memory } from "./memory.ts";
import type { Kernels } from "./module.ts";
import { kernelTable } from "./table.ts";

// The core knows no DOM, and TypeScript declares these there.
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array): boolean;
      compile(bytes: ArrayBufferView | ArrayBuffer): Promise<object>;
      Instance: new (module: object, imports: object) => { readonly exports: unknown };
    }
  | undefined;
declare const fetch: (url: string) => Promise<{ ok: boolean; status: number; arrayBuffer(): Promise<ArrayBuffer> }>;

export type Build = "relaxed" | "simd";

/** A module: its bytes, or where they can be fetched. */
export type Source = Uint8Array | ArrayBuffer | string | { readonly href: string };
/** Only the build that this machine can run is fetched. */
export type Sources = { readonly [build in Build]?: Source };

export interface LoadOptions {
  /** Bytes of results that may wait in WASM memory; 64 MiB. */
  readonly cap?: number;
}

/** What is in use now. */
export interface Loaded {
  readonly build: Build | undefined;
  /** One sentence for a reader. */
  readonly line: string;
  /** Copies results out and starts with fresh memory; without WASM it does nothing. */
  trim(): void;
  /** Bytes of WASM memory, bytes of it in use, and how many tensors lie there. */
  memory(): { readonly size: number; readonly used: number; readonly count: number };
  /** Makes these kernels the ones in use, after others were. */
  use(): void;
  /** Goes back to the TypeScript ops. Results stay readable. */
  unload(): void;
}

/** Browsers explain a refusal at length; the line to show is one line. */
const longestReason = 130;

// Two modules of one function each: the first adds four numbers at a time, the second fuses it with a multiplication.
const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];
const probes: { readonly [build in Build]: readonly number[] } = {
  simd: [...header, 10, 10, 1, 8, 0, 65, 0, 253, 17, 253, 98, 11],
  relaxed: [...header, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65, 0, 253, 17, 253, 133, 2, 11],
};

/** Whether this machine can run a build. */
export function canRun(build: Build): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(Uint8Array.from(probes[build]));
}

/**
 * Makes float32 ops run in WASM where it is possible; float64 always stays on the TypeScript ops. Never rejects.
 * @param sources the two builds; the caller knows where they lie
 * @returns what is in use, with one line to show
 * @example const { line } = await loadWasm({ simd: simdUrl, relaxed: relaxedUrl });
 */
export async function loadWasm(sources: Sources, { cap = defaultCap }: LoadOptions = {}): Promise<Loaded> {
  if (typeof WebAssembly !== "object") return withoutWasm("this machine has no WebAssembly");
  const given = (["relaxed", "simd"] as const).filter((build) => sources[build] !== undefined);
  if (given.length === 0) return withoutWasm("no build was given");
  const builds = given.filter(canRun);
  if (builds.length === 0) return withoutWasm("this machine lacks SIMD instructions");
  const reasons: string[] = [];
  for (const build of builds) {
    try {
      return start(build, await WebAssembly.compile(await bytesOf(sources[build] as Source)), cap);
    } catch (error) {
      reasons.push(`${build}: ${(error instanceof Error ? error.message : String(error)).slice(0, longestReason)}`);
    }
  }
  return withoutWasm(reasons.join("; "));
}

async function bytesOf(source: Source): Promise<Uint8Array | ArrayBuffer> {
  if (source instanceof Uint8Array || source instanceof ArrayBuffer) return source;
  const url = typeof source === "string" ? source : source.href;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.arrayBuffer();
}

function withoutWasm(reason: string): Loaded {
  return {
    build: undefined,
    line: `WASM is not in use (${reason}); results are the same, only slower.`,
    trim: () => {},
    memory: () => ({ size: 0, used: 0, count: 0 }),
    use: () => {},
    unload: () => {},
  };
}

function start(build: Build, module: object, cap: number): Loaded {
  let backend = freshBackend(module, cap);
  let table = kernelTable(backend);
  const before = useKernels(table);
  return {
    build,
    line: `WASM is in use (${build === "relaxed" ? "SIMD with fused multiply-add" : "SIMD"}).`,
    trim() {
      backend.arena.empty();
      backend = freshBackend(module, cap);
      table = kernelTable(backend);
      useKernels(table);
    },
    memory: () => ({
      size: backend.arena.memory.size,
      used: backend.arena.memory.used,
      count: backend.arena.count,
    }),
    use: () => void useKernels(table),
    unload() {
      backend.arena.empty();
      useKernels(before);
    },
  };
}

function freshBackend(module: object, cap: number): Backend {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const kernels = new WebAssembly.Instance(module, {}).exports as Kernels;
  return new Backend(kernels, new Arena(new Memory(kernels.memory, kernels.base()), cap));
}
