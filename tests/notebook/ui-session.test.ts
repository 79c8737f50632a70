// What a notebook knows of its cells, with a runner that does at once what a real one does in a worker.
import { describe, expect, it } from "vitest";
import type { Ran, Runner } from "#notebook/runner.ts";
import { createSession } from "#notebook/ui/session.ts";
import { staleNames } from "#notebook/ui/stale.ts";

/** Cells are words: `x=` defines x, `y` uses y, `!` throws, `…` never ends. */
const analyse = (source: string) => {
  const words = source.split(" ").filter(Boolean);
  return {
    defines: words.filter((word) => word.endsWith("=")).map((word) => word.slice(0, -1)),
    uses: words.filter((word) => /^\w+$/.test(word)),
    errors: [],
  };
};

function fake(): Runner {
  let end: ((ran: Ran) => void) | undefined;
  const stopped = { is: "error", name: "Stopped", message: "Stopped." } as const;
  return {
    analyse,
    run: async ({ source }, { output }) => {
      const { defines, uses } = analyse(source);
      const failed = { is: "error", name: "Error", message: "!" } as const;
      if (source.includes("…")) return new Promise<Ran>((resolve) => (end = resolve));
      output({ is: "line", parts: [{ is: "text", text: source }] });
      return { ok: !source.includes("!"), ms: 1, defines, uses, ...(source.includes("!") && { error: failed }) };
    },
    stop: () => end?.({ ok: false, ms: 1, defines: [], uses: [], error: stopped }),
    setLimit: () => {},
    state: () => "ready",
    warmUp: async () => {},
    dispose: () => {},
  };
}

const notebook = (...sources: readonly string[]) => {
  const cells = sources.map((source, at) => ({ id: `c${at + 1}`, source, original: source }));
  const session = createSession(fake(), cells, () => {});
  const all = <T>(read: (cell: ReturnType<typeof session.cell>) => T) => session.cells().map(read);
  return { session, stale: () => all(({ stale }) => stale.join()), states: () => all(({ state }) => state) };
};

describe("stale outputs", () => {
  it("an edited cell makes those stale that use its names, and those that use theirs", async () => {
    const { session, stale } = notebook("x=", "x y=", "y", "z=");
    session.setSource("c1", "x= 2=");
    expect(stale()).toEqual(["", "", "", ""]);
    await session.run(["c1"]);
    expect(stale()).toEqual(["", "x", "y", ""]);
    await session.run(["c2"]);
    expect(stale()).toEqual(["", "", "y", ""]);
    await session.run(["c3"]);
    expect(stale()).toEqual(["", "", "", ""]);
  });

  it("the same code run again changes nothing", async () => {
    const { session, stale } = notebook("x=", "x");
    await session.run(["c1"]);
    await session.run(["c1"]);
    expect(stale()).toEqual(["", ""]);
  });

  it("a name that is no longer made is a change too", async () => {
    const { session, stale } = notebook("x=", "x");
    session.setSource("c1", "w=");
    await session.run(["c1"]);
    expect(stale()).toEqual(["", "x"]);
  });

  it("to run what is stale runs what it needs as well, after a stop", async () => {
    const { session, stale, states } = notebook("x=", "x", "…");
    session.setSource("c1", "x= 2=");
    await session.run(["c1"]);
    void session.run(["c3"]);
    await Promise.resolve();
    session.stop();
    expect(stale()).toEqual(["", "x", ""]);
    await session.runStale();
    expect(states()).toEqual(["done", "done", "stopped"]);
    expect(session.cell("c1").live).toBe(true);
  });

  it("ends on names that two cells make of each other", () => {
    const cell = (id: string, changed: number, defines: string[], uses: string[]) => ({
      id,
      ran: 1,
      changed,
      defines,
      uses,
    });
    const stale = staleNames([cell("a", 2, ["x"], ["y"]), cell("b", 1, ["y"], ["x"])]);
    expect([...stale]).toEqual([
      ["b", ["x"]],
      ["a", ["y"]],
    ]);
  });
});

describe("a run of several cells", () => {
  it("counts the runs, and stops at an error that was not meant", async () => {
    const { session, states } = notebook("x=", "!", "x");
    await session.runAll();
    expect(states()).toEqual(["done", "failed", "saved"]);
    expect(session.cells().map(({ count }) => count)).toEqual([1, 2, undefined]);
  });

  it("goes on after an error that was meant", async () => {
    const cells = [
      { id: "c1", source: "!", original: "!", throws: true },
      { id: "c2", source: "x=", original: "x=" },
    ];
    const session = createSession(fake(), cells, () => {});
    await session.runAll();
    expect(session.cells().map(({ state }) => state)).toEqual(["failed", "done"]);
    // The error is the last thing it shows.
    expect(session.cell("c1").outputs?.at(-1)).toMatchObject({ is: "error" });
  });

  it("a stop ends what runs, and what waits is as it was", async () => {
    const { session, states } = notebook("x=", "…", "x");
    await session.run(["c1"]);
    const all = session.run(["c2", "c3"]);
    await Promise.resolve();
    session.stop();
    await all;
    expect(states()).toEqual(["done", "stopped", "saved"]);
    expect(session.cells().some(({ live }) => live)).toBe(false);
    expect(session.busy()).toBe(false);
  });

  it("an edit shows until it is run, and a reset brings back the saved output", async () => {
    const { session } = notebook("x=");
    session.setSource("c1", "y=");
    expect(session.cell("c1").edited).toBe(true);
    await session.run(["c1"]);
    expect(session.cell("c1")).toMatchObject({ edited: false, state: "done", count: 1 });
    session.reset("c1");
    expect(session.cell("c1")).toMatchObject({ source: "x=", state: "saved", edited: false, outputs: undefined });
  });
});
