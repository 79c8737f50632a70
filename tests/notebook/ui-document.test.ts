import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DocumentCell, keptOf, readKept, restored } from "#notebook/ui/document.ts";
import { exportWork, importWork, keep, recall } from "#notebook/ui/kept.ts";

/** Few texts, so that equal originals and edits back to the original come up often. */
const text = fc.constantFrom("", "const x = 1;", "print(x);", "print(1);\n", "  // ü 卷积");
const notebook = fc.array(fc.record({ original: fc.option(text, { nil: undefined }), source: text }), { maxLength: 8 });
const withText = fc.array(
  fc.oneof(
    fc.record({ original: fc.option(text, { nil: undefined }), source: text }),
    fc.record({ original: fc.constant(undefined), source: text, kind: fc.constant("text" as const) }),
  ),
  { maxLength: 8 },
);
const originalsOf = (cells: readonly DocumentCell[]) => cells.flatMap(({ original }) => original ?? []);

describe("what is kept of a notebook", () => {
  it("gives the same notebook again while the lesson stays", () => {
    fc.assert(
      fc.property(withText, (cells) => {
        expect(restored(originalsOf(cells), readKept(JSON.parse(JSON.stringify(keptOf(cells)))))).toEqual(cells);
      }),
    );
  });

  it("is nothing for a lesson that nobody changed", () => {
    fc.assert(
      fc.property(fc.array(text), (originals) => {
        expect(keptOf(restored(originals, { edits: [], added: [] }))).toEqual({ edits: [], added: [] });
      }),
    );
  });

  it("loses no text a reader wrote, whatever becomes of the lesson", () => {
    fc.assert(
      fc.property(notebook, fc.array(text, { maxLength: 8 }), (cells, newer) => {
        const kept = keptOf(cells);
        const written = [...kept.edits, ...kept.added].map(({ source }) => source);
        const now = restored(newer, kept);
        for (const source of written) expect(now.map((cell) => cell.source)).toContain(source);
        expect(originalsOf(now)).toEqual(newer);
      }),
    );
  });

  it("follows a cell whose original moved", () => {
    const kept = keptOf([
      { original: "a", source: "a" },
      { original: "b", source: "mine" },
    ]);
    expect(restored(["new", "a", "b"], kept)).toEqual([
      { original: "new", source: "new" },
      { original: "a", source: "a" },
      { original: "b", source: "mine" },
    ]);
  });

  it("says that an edit is outdated when its original changed", () => {
    const kept = keptOf([{ original: "a", source: "mine" }]);
    expect(restored(["b"], kept)).toEqual([{ original: "b", source: "mine", outdated: true }]);
  });

  it("makes an edit a cell of the reader's own when its cell is gone", () => {
    const kept = keptOf([
      { original: "a", source: "a" },
      { original: "b", source: "mine" },
    ]);
    expect(restored(["a"], kept)).toEqual([
      { original: "a", source: "a" },
      { original: undefined, source: "mine" },
    ]);
  });

  it("is read from anything without failing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const kept = readKept(value);
        expect(readKept(kept)).toEqual(kept);
      }),
    );
  });
});

/** A storage as the browser's, with a cap in characters. */
class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  readonly #cap: number;
  constructor(cap = Number.POSITIVE_INFINITY) {
    this.#cap = cap;
  }
  get length() {
    return this.#items.size;
  }
  clear = () => this.#items.clear();
  key = (at: number) => [...this.#items.keys()][at] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  removeItem = (key: string) => void this.#items.delete(key);
  setItem = (key: string, value: string) => {
    if (value.length > this.#cap) throw new DOMException("full", "QuotaExceededError");
    this.#items.set(key, value);
  };
}

const MINE = keptOf([{ original: "a", source: "mine" }]);

describe("keeping in the browser", () => {
  it("gives back what was kept, and forgets a lesson that is as it was", () => {
    const storage = new FakeStorage();
    expect(keep("pooling", MINE, storage)).toBeUndefined();
    expect(recall("pooling", storage)).toEqual(MINE);
    keep("pooling", { edits: [], added: [] }, storage);
    expect(storage.length).toBe(0);
  });

  it("says that storage is full", () => expect(keep("pooling", MINE, new FakeStorage(10))).toBe("full"));

  it("reads nothing from what is no work of ours", () => {
    const storage = new FakeStorage();
    storage.setItem("cells/pooling", "{ not JSON");
    expect(recall("pooling", storage)).toEqual({ edits: [], added: [] });
  });

  it("carries all work from one browser to another", () => {
    const [from, to] = [new FakeStorage(), new FakeStorage()];
    keep("pooling", MINE, from);
    from.setItem("progress", JSON.stringify({ right: ["pooling/ex1"], guesses: { q: "4" } }));
    to.setItem("progress", JSON.stringify({ right: ["unpooling/ex2"], guesses: { q: "5" } }));
    expect(importWork(exportWork(from), to)).toEqual({ is: "imported", lessons: ["pooling"] });
    expect(recall("pooling", to)).toEqual(MINE);
    expect(JSON.parse(to.getItem("progress") ?? "")).toEqual({
      right: ["unpooling/ex2", "pooling/ex1"],
      guesses: { q: "5" },
    });
  });

  it("takes nothing from a file of another kind", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (file) => {
        const storage = new FakeStorage();
        expect(importWork(file, storage)).toEqual({ is: "foreign" });
        expect(storage.length).toBe(0);
      }),
    );
  });
});
