// The output of a cell as text, as a console prints it: for notebook files.
import type { Output, Part } from "#notebook/output.ts";
import { failureText } from "./failureText.ts";
import { nested } from "./nested.ts";

export function asText(outputs: readonly Output[]): { output?: string; error?: { name: string; message: string } } {
  const error = outputs.find((output) => output.is === "error");
  const lines = outputs.flatMap((output) => {
    if (output.is === "line") return [output.parts.map(partText).join(" ")];
    if (output.is === "tex") return [output.tex];
    if (output.is === "table") return [output.columns, ...output.rows].map((row) => row.join("\t"));
    if (output.is === "image" || output.is === "plot") return ["(a picture: see the lesson's page)"];
    return [];
  });
  const output = lines.map((line) => `${line}\n`).join("");
  return {
    ...(output !== "" && { output }),
    ...(error && { error: { name: error.name, message: failureText(error) } }),
  };
}

function partText(part: Part): string {
  if (part.is === "text") return part.text.replaceAll("−", "-");
  if (part.is === "error") return `${part.name}: ${failureText(part)}`;
  const { dtype, shape, data } = part;
  return `${dtype} [${shape.join(", ")}]${data ? ` ${JSON.stringify(nested(data, shape))}` : ""}`;
}
