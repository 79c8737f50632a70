// Whatever is wrong with the module or the machine: the ops keep working on TypeScript, and one line says why.

import { afterEach, describe, expect, test, vi } from "vitest";
import { conv2d, EngineError, maxUnpool2d, relu, tensor } from "#engine";
import { canRun, loadWasm, type Source } from "#engine/backends/wasm/load.ts";
import { IndexTensor } from "#engine/indexTensor.ts";
import { load, moduleOf } from "./builds.ts";

const good = moduleOf("simd");
const wasm = WebAssembly;

afterEach(() => vi.unstubAllGlobals());

async function expectTypeScript(simd: Source | undefined, reason: RegExp) {
  const loaded = await loadWasm(simd === undefined ? {} : { simd });
  expect(loaded.build).toBeUndefined();
  expect(loaded.line).toMatch(reason);
  expect(loaded.line).toMatch(/^WASM is not in use \(.+\); results are the same, only slower\.$/s);
  const y = conv2d(tensor(Float32Array.of(0, 1, 2, 3), [1, 2, 2]), tensor(Float32Array.of(0, 1, 2, 3), [1, 1, 2, 2]));
  expect([...y.data]).toEqual([14]);
  expect(y.cell.place).toBeUndefined();
  loaded.trim();
  loaded.unload();
}

describe("a module that is", () => {
  test("missing: the address answers 404", async () => {
    vi.stubGlobal("fetch", async () => ({ ok: false, status: 404, arrayBuffer: async () => new ArrayBuffer(0) }));
    await expectTypeScript("/kernels/simd.wasm", /\/kernels\/simd\.wasm answers 404/);
  });

  test("out of reach: the network fails", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("fetch failed");
    });
    await expectTypeScript(new URL("https://example.org/simd.wasm"), /fetch failed/);
  });

  test("not given", () => expectTypeScript(undefined, /no build was given/));
  test("empty", () => expectTypeScript(new Uint8Array(0), /WebAssembly|BufferSource/));
  test("truncated", () => expectTypeScript(good.slice(0, good.length / 2), /simd: /));
  test("of a wrong type: a page instead of a module", () =>
    expectTypeScript(new TextEncoder().encode("<!doctype html><title>Not found</title>"), /magic word/));

  test("corrupt at any of 200 places: it is refused, or all it lost is a name", async () => {
    for (let i = 0; i < 200; i++) {
      const bytes = good.slice();
      const at = Math.floor((i * bytes.length) / 200);
      bytes[at] = bytes[at]! ^ 0xff;
      const loaded = await loadWasm({ simd: bytes });
      expect(loaded.line).toMatch(/^WASM is /);
      loaded.unload();
    }
  });

  test("of another version: a kernel is missing", async () => {
    const without = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]);
    await expectTypeScript(without, /simd: /);
  });
});

describe("a machine that", () => {
  test("has no WebAssembly", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(canRun("simd")).toBe(false);
    await expectTypeScript(good, /no WebAssembly/);
  });

  test("has no SIMD", async () => {
    vi.stubGlobal("WebAssembly", { ...functionsOf(wasm), validate: () => false });
    await expectTypeScript(good, /lacks SIMD/);
  });

  test("has no relaxed SIMD: the other build is taken, and the first never asked for", async () => {
    const fetched: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      fetched.push(url);
      return { ok: true, status: 200, arrayBuffer: async () => good.buffer };
    });
    // The first probe is shorter than the second.
    vi.stubGlobal("WebAssembly", { ...functionsOf(wasm), validate: (bytes: Uint8Array) => bytes.length < 35 });
    const loaded = await loadWasm({ simd: "simd.wasm", relaxed: "relaxed.wasm" });
    expect(loaded.build).toBe("simd");
    expect(fetched).toEqual(["simd.wasm"]);
    loaded.unload();
  });

  test("refuses to compile, as a page's policy without 'wasm-unsafe-eval' does", async () => {
    const compile = async () => {
      throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
    };
    vi.stubGlobal("WebAssembly", { ...functionsOf(wasm), compile });
    await expectTypeScript(good, /disallowed by embedder/);
  });

  test("cannot use the first build after all: the second is taken", async () => {
    const loaded = await loadWasm({ relaxed: new Uint8Array(3), simd: good });
    expect(loaded.build).toBe("simd");
    loaded.unload();
  });

  test("runs out of memory: the op computes itself", async () => {
    const loaded = await load("simd");
    const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
      throw new RangeError("Maximum memory size exceeded");
    });
    const y = relu(tensor(new Float32Array(2 ** 20).fill(3), [2 ** 20]));
    expect(y.at(17)).toBe(3);
    expect(grow).toHaveBeenCalled();
    grow.mockRestore();
    loaded.unload();
  });
});

test("an index outside its plane is refused with the op's own words", async () => {
  const loaded = await load("simd");
  const x = tensor(Float32Array.of(1, 2), [1, 1, 2]);
  const call = () => maxUnpool2d(x, new IndexTensor([1, 1, 2], Int32Array.of(0, 8), "plane"), { kernelSize: 2 });
  expect(call).toThrow(EngineError);
  expect(call).toThrow(/indices\[1\] must be an integer in \[0, 8\), got 8/);
  loaded.unload();
});

function functionsOf(namespace: typeof WebAssembly) {
  const { validate, compile, Instance, Module, CompileError } = namespace;
  return { validate, compile, Instance, Module, CompileError };
}
