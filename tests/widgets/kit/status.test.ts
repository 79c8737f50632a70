// What a figure says about settings that do not work, and what its state does on the way through them.
import { describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { readAddress } from "#widgets/kit/address.ts";
import type { Raw } from "#widgets/kit/define.ts";
import { allowedValues, statusOf } from "#widgets/kit/status.ts";
import { createStore } from "#widgets/kit/store.ts";
import { everyKind } from "./everyKind.ts";
import { sampleRaw } from "./states.ts";

const start = (text: string) => readAddress(everyKind, text);
const status = (raw: Raw) => statusOf(everyKind, raw, {}, "the last model");

describe("repairs", () => {
  test("a kernel of 6 on 5 cells: less kernel or more input", () => {
    const shown = status(start("k=6").raw);
    if (shown.is !== "problem") throw new Error("A kernel of 6 fits on 5 cells.");
    expect(shown.reason).toContain("The kernel spans 6 cells, the padded input has 5");
    expect(shown.last).toBe("the last model");
    expect(shown.repairs.map(({ changes }) => changes.map(({ param, value }) => `${param} = ${value}`))).toEqual([
      ["kernelSize = 5"],
      ["inputSize = 6"],
    ]);
  });

  test("two things wrong at once: both are mended together, each as little as it must be", () => {
    const shown = status(start("k=7&a=5").raw);
    if (shown.is !== "problem") throw new Error("A kernel of 7 fits on 5 cells.");
    const [repair, ...others] = shown.repairs;
    expect(others).toEqual([]);
    expect(repair?.changes.map(({ param, value }) => `${param} = ${value}`)).toEqual([
      "kernelSize = 5",
      "outputPadding = 3",
    ]);
  });

  test("what a slider leaves plain is what the figure takes", () => {
    const chance = random(3);
    for (let count = 0; count < 20; count++) {
      const raw = sampleRaw(everyKind, chance);
      for (const [name, kind] of Object.entries(everyKind.params)) {
        if (kind.kind !== "size") continue;
        allowedValues(everyKind, raw, name, kind).forEach((allowed, offset) => {
          expect(status({ ...raw, [name]: kind.min + offset }).is === "ready").toBe(allowed);
        });
      }
    }
  });
});

describe("the store", () => {
  test("settings that do not work keep the last picture, and stay as given", () => {
    const store = createStore(everyKind, start("k=2"), {});
    const before = store.model.value;
    store.set("kernelSize", 9);
    expect(store.status.value.is).toBe("problem");
    expect(store.model.value).toBe(before);
    expect(store.address.value).toBe("v=3&k=9");
    store.set("kernelSize", 4);
    expect(store.status.value.is).toBe("ready");
    expect(store.model.value).not.toBe(before);
  });

  test("a figure that starts with a problem shows the state it would start with", () => {
    const store = createStore(everyKind, start("k=9"), {});
    expect(store.status.value.is).toBe("problem");
    expect(store.model.value).toEqual(createStore(everyKind, start(""), {}).model.value);
  });

  test("time never leaves the frames there are", () => {
    const store = createStore(everyKind, start("k=1&t=99"), {});
    expect(store.frames.value).toBe(5);
    expect(store.step.value).toBe(4);
    store.goTo(-3);
    expect(store.step.value).toBe(0);
    store.goTo(2);
    store.set("kernelSize", 4);
    expect(store.step.value).toBe(1);
  });

  test("the frame puts its cell in focus, pointing wins over it, and a pin over both", () => {
    const store = createStore(everyKind, start(""), {});
    expect(store.lit.value.focus).toEqual({ array: "y", position: 0 });
    store.point({ array: "x", position: 1 });
    expect(store.lit.value.focus).toEqual({ array: "x", position: 1 });
    store.pin({ array: "y", position: 2 });
    store.point(undefined);
    expect(store.lit.value.focus).toEqual({ array: "y", position: 2 });
    store.pin({ array: "y", position: 2 });
    expect(store.lit.value.focus).toEqual({ array: "y", position: 0 });
  });

  test("a cell that is gone with its row leaves nothing faded behind", () => {
    const store = createStore(everyKind, start(""), {});
    store.point({ array: "x", position: 4 });
    store.set("inputSize", 3);
    expect(store.lit.value.focus).toEqual({ array: "y", position: 0 });
  });

  test("messages about the address go with the first change, and reset leads back to the start", () => {
    const store = createStore(everyKind, start("k=2&bad=1&t=1"), {});
    expect(store.problems.value.map(({ key }) => key)).toEqual(["bad"]);
    store.set("kernelSize", 3);
    expect(store.problems.value).toEqual([]);
    store.reset();
    expect(store.address.value).toBe("v=3&k=2&t=1");
    expect(store.problems.value).toEqual([]);
  });

  test("an unknown parameter is refused by name", () => {
    const store = createStore(everyKind, start(""), {});
    expect(() => store.set("kernel", 3)).toThrow("every-kind has no parameter kernel; it has inputSize, kernelSize");
  });
});
