// The reference is derived; these tests say what must be there to derive it from.

import { describe, expect, test } from "vitest";
import { publicOps } from "#engine/ops/all.ts";
import { rules } from "#rules/all.ts";
import { evaluate, explain } from "#rules/rule.ts";
import { engineDocs, header } from "#site/reference/docs.ts";
import { exampleOf } from "#site/reference/example.ts";
import { entries } from "#site/reference/families.ts";
import { addressOf, inlineHtml } from "#site/reference/inline.ts";
import { optionsOf } from "#site/reference/options.ts";
import { ranExamples } from "#site/reference/ranExamples.ts";
import { ruleDocs } from "#site/reference/ruleDocs.ts";
import { ruleFacts, rulesOf } from "#site/reference/ruleFacts.ts";
import { twinsOf } from "#site/reference/twins.ts";

const docs = engineDocs();

test("every public op has one entry", () => {
  const names = [...new Set(publicOps.map(({ name }) => name))];
  expect(
    entries()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names.sort());
});

describe.each(entries().map((entry) => [entry.name, entry] as const))("%s", (name, { op }) => {
  const { text, parameters, options, returns, throws, file } = docs.get(name)!;

  test("says what it does, takes and gives", () => {
    expect(text).toMatch(/\.$/);
    for (const parameter of parameters)
      if (parameter.name !== "options") expect(parameter.text, parameter.name).not.toBe("");
    expect(returns?.text).toMatch(/\S/);
    // What has nothing to refuse but things that are no tensor may leave this out.
    if (Object.keys(op.params).length > 0) expect(throws).toMatch(/^EngineError naming/);
    expect(header(file).length).toBeGreaterThan(0);
  });

  test("every option it reads is one that a caller sees, and the other way round", () => {
    const seen = [...parameters, ...options].map((parameter) => parameter.name);
    for (const option of Object.keys(op.params)) expect(seen).toContain(option);
    const known = [...Object.keys(op.params), ...Object.keys(op.inputs), "tensors"];
    for (const option of options) expect(known).toContain(option.name);
  });

  test("a default in the words is the default in fact", () => {
    const facts = optionsOf(op);
    for (const { name: option, text: words } of options) {
      const told = /; ([\d.e-]+|"\w+")\./.exec(words)?.[1];
      const fallback = facts[option]?.fallback;
      // What the mode decides has no one default.
      if (told !== undefined && fallback !== undefined) expect(JSON.parse(fallback), option).toBe(JSON.parse(told));
    }
  });

  test("the example gives what it promises", async () => {
    const { promised, outputs } = (await ranExamples()).get(name)!;
    const tensors = outputs.flatMap((output) =>
      output.is === "line" ? output.parts.filter((part) => part.is === "tensor") : [],
    );
    // `[[3, 7]]`, or `output [[3]], indices [[1]]`.
    const parts = promised
      .split(/(?:^|, )(?:output|indices) /)
      .filter(Boolean)
      .map((part) => JSON.parse(part));
    expect(tensors.map(({ shape, data }) => [shape, [...data!]])).toEqual(
      parts.map((part) => [shapeOf(part), [part].flat(9)]),
    );
  });

  test("names in its words are its own, or lead somewhere", () => {
    const own = [...parameters, ...options].map((parameter) => parameter.name);
    for (const [, word = ""] of `${text} ${returns?.text}`.matchAll(/`([a-zA-Z]\w+)`/g))
      if (!own.includes(word)) expect(addressOf(word), word).toBeDefined();
  });
});

const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

describe.each(rules.map((rule) => [rule.name, rule] as const))("rule %s", (name, rule) => {
  test("has words, a legal example and a refusal for each thing that must hold", () => {
    expect(ruleDocs(name).text).toMatch(/\.$/);
    const { example, refusals, steps } = ruleFacts(rule);
    expect(explain(rule, example)).toBeUndefined();
    expect(steps.at(-1)?.value ?? example.outputSize).toBeGreaterThan(0);
    expect(evaluate(rule, example).size).toBeGreaterThan(0);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(rule.constraints.map(({ code }) => code)));
  });
});

test("every layer that has a size by a rule says so", () => {
  for (const entry of entries()) if (entry.op.rule) expect(rulesOf(entry), entry.name).toContain(entry.op.rule);
});

test("the layers of the dialects have twins, or a reason why not", () => {
  const twins = entries().map(({ name }) => [name, twinsOf(name)] as const);
  const withTwins = twins.filter(([, list]) => list.length > 0);
  expect(withTwins.length).toBeGreaterThanOrEqual(20);
  for (const [, list] of withTwins) {
    expect(list.map(({ dialect }) => dialect)).toEqual(["torch", "tensorflow", "onnx", "jax"]);
    for (const { code, reason } of list) expect(code ?? reason).toMatch(/\S/);
    expect(list[0]?.code).toMatch(/^F\./);
  }
});

test("an example without its result is refused", () => {
  expect(() => exampleOf("sum(x)", ["sum"], "sum")).toThrow(/must end with a call and its result/);
});

test("markup in a docstring is text", () => {
  expect(inlineHtml("`conv2d` & <b>")).toBe('<a href="/reference/conv2d/"><code>conv2d</code></a> &amp; &lt;b&gt;');
});
