// Docstrings in the words of a page.
import type { Docs } from "./docs.ts";

/** `conv2d(x: Tensor, weight: Tensor, options?: ConvOptions): Tensor` */
export function signatureOf({ name, parameters, returns }: Docs): string {
  const given = parameters.map(({ name: parameter, type, optional }) => `${parameter}${optional ? "?" : ""}: ${type}`);
  return `${name}(${given.join(", ")})${returns ? `: ${returns.type}` : ""}`;
}

/** A text without the default that the page prints beside it: "Cells around the input; 0." */
export function withoutFallback(text: string, fallback: string): string {
  return text.replace(`; ${fallback}.`, ".");
}
