// What an error says, with what to do about it, as sentences.
import type { Failure } from "#notebook/output.ts";
import { say } from "./words.ts";

export function failureText({ message, hint, suggestion }: Failure): string {
  const sentences = [/[.!?]$/.test(message) ? message : `${message}.`];
  if (hint !== undefined && !message.includes(hint)) sentences.push(hint);
  if (suggestion !== undefined && !hint?.includes(suggestion)) sentences.push(say("suggestion", { name: suggestion }));
  return sentences.join(" ");
}
