// The example of a docstring, as a cell: with its imports, and its result printed. The comment behind the last line
// promises that result; a test holds it to its word.

export interface Example {
  readonly code: string;
  /** `[[3, 7]]`, or for a call that gives several tensors `output [[3]], indices [[1]]`. */
  readonly promised: string;
}

/** @throws Error when the example has no result behind its last line */
export function exampleOf(text: string, exported: Iterable<string>, where: string): Example {
  const lines = text.trim().split("\n");
  const last = /^(.*\S)\s+\/\/ (.+)$/.exec(lines.pop() ?? "");
  if (!last) throw new Error(`${where}: the example must end with a call and its result, as in "sum(x)   // 3".`);
  const [, call = "", promised = ""] = last;
  const body = [...lines, ...printed(call, promised)].join("\n");
  const words = new Set(body.match(/(?<![.\w])[A-Za-z]\w*(?=\()/g));
  const used = [...exported].filter((name) => words.has(name)).sort();
  const imports = `import { ${used.join(", ")} } from "convolution-both-ways/engine";`;
  return { code: `${imports}\n\n${body}`, promised };
}

function printed(call: string, promised: string): readonly string[] {
  if (!promised.startsWith("output ")) return [`print(${call});`];
  return [`const { output, indices } = ${call};`, "print(output);", "print(indices);"];
}
