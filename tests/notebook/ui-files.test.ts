import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { random } from "#engine/random.ts";
import { fromIpynb, toIpynb } from "#notebook/ui/ipynb.ts";
import { fromHash, MOST_LINK, toHash } from "#notebook/ui/share.ts";

const cell = fc.record({
  kind: fc.constantFrom("code" as const, "text" as const),
  source: fc.string({ unit: "grapheme" }),
});
const shared = fc.record({ title: fc.string(), cells: fc.array(cell, { maxLength: 6 }) });

// Jupyter's own schema. It names draft 4, and uses nothing that later drafts changed.
const { $schema, ...schema } = JSON.parse(readFileSync("tests/fixtures/notebook/nbformat.v4.5.schema.json", "utf8"));
const isValid = new Ajv({ strict: false }).compile(schema);

describe("a notebook as a file", () => {
  it("is valid nbformat 4.5, and reads back the same", () => {
    fc.assert(
      fc.property(shared, fc.constantFrom("typescript" as const, "python" as const), (notebook, kernel) => {
        const text = toIpynb(notebook, kernel);
        expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
        expect(fromIpynb(text)).toEqual({ is: "opened", value: notebook });
      }),
    );
  });

  it("holds outputs and errors as Jupyter does", () => {
    const error = { name: "EngineError", message: "conv1d: stride must be ≥ 1, got 0." };
    const text = toIpynb(
      { title: "", cells: [{ kind: "code", source: "f()", output: "1\n2\n", error }] },
      "typescript",
    );
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
    const [stream, failed] = JSON.parse(text).cells[0].outputs;
    expect(stream).toEqual({ output_type: "stream", name: "stdout", text: ["1\n", "2\n"] });
    expect(failed).toMatchObject({ output_type: "error", ename: "EngineError", evalue: error.message });
  });

  it("the schema refuses what is no notebook", () => {
    expect(isValid({ cells: [{ cell_type: "code" }], metadata: {}, nbformat: 4, nbformat_minor: 5 })).toBe(false);
  });

  it("is read from anything without failing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(fromIpynb(text).is).toBe("unreadable");
      }),
    );
  });
});

describe("a notebook in a link", () => {
  it("reads back the same", () => {
    fc.assert(
      fc.property(shared, (notebook) => {
        expect(fromHash(`#${toHash(notebook)}`)).toEqual({ is: "opened", value: notebook });
      }),
    );
  });

  it("is not made when it would be too long", () => {
    const { integer } = random(1);
    const noise = Array.from({ length: MOST_LINK }, () => String.fromCharCode(integer(33, 126))).join("");
    expect(toHash({ title: "", cells: [{ kind: "code", source: noise }] }) === undefined).toBe(true);
  });

  it("a short link to very much is refused before it is unfolded", () => {
    const bomb = deflateSync(new Uint8Array(30_000_000), { level: 9 });
    const link = `#n=1.${Buffer.from(bomb).toString("base64url")}`;
    expect(link.length).toBeLessThan(4 * MOST_LINK);
    const before = performance.now();
    expect(fromHash(link)).toEqual({ is: "too large" });
    // Thirty megabytes would take many times that.
    expect(performance.now() - before).toBeLessThan(500);
  });

  it("any other hash is no link, and a damaged link is unreadable", () => {
    expect(fromHash("#exercises")).toBeUndefined();
    for (const hash of ["#n=2.AA", "#n=1.", "#n=1.%%", "#n=1.AAAA", "#n="])
      expect(fromHash(hash), hash).toEqual({ is: "unreadable" });
    fc.assert(
      fc.property(fc.base64String(), (noise) => {
        expect(["unreadable", "opened"]).toContain(fromHash(`#n=1.${noise.replace(/[+/=]/g, "_")}`)?.is);
      }),
    );
  });
});
