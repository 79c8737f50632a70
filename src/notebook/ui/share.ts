// A notebook in a link: its cells as JSON, deflated, in the hash, which no server sees. fflate is 5 KB, works at once
// and is the same in Node; the browser's own CompressionStream would save those and make both ways asynchronous.
import { deflateSync, Inflate } from "fflate";
import { list, record } from "./document.ts";

export interface Shared {
  readonly title: string;
  readonly cells: readonly SharedCell[];
}

export interface SharedCell {
  readonly kind: "code" | "text";
  readonly source: string;
}

/** Longest link that is made; some mail programs and chats cut longer ones. */
export const MOST_LINK = 16_000;
/** Most bytes that a link may unfold to. A short one can hold very much: zeros deflate a thousand times. */
export const MOST_UNFOLDED = 512_000;
export const MOST_CELLS = 500;

/** The hash of a link, `n=1.…`; undefined when it would be too long. */
export function toHash({ title, cells }: Shared): string | undefined {
  const text = JSON.stringify([title, ...cells.map(({ kind, source }) => (kind === "code" ? source : { t: source }))]);
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9 });
  const hash = `n=1.${toBase64(bytes)}`;
  return hash.length <= MOST_LINK ? hash : undefined;
}

export type Opened<T> = { readonly is: "opened"; readonly value: T } | { readonly is: "too large" | "unreadable" };

/** Reads the hash of a link. Total: it comes from anybody. @returns undefined when the hash is no link's */
export function fromHash(hash: string): Opened<Shared> | undefined {
  const [, packed] = /^#?n=1\.([\w-]*)$/.exec(hash) ?? [];
  if (packed === undefined) return /^#?n=/.test(hash) ? { is: "unreadable" } : undefined;
  if (packed.length > 4 * MOST_LINK) return { is: "too large" };
  try {
    const bytes = unfold(fromBase64(packed));
    if (!bytes) return { is: "too large" };
    const [title, ...cells] = list(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    if (typeof title !== "string" || cells.length > MOST_CELLS) return { is: "unreadable" };
    const read = cells.map((cell): SharedCell | undefined => {
      if (typeof cell === "string") return { kind: "code", source: cell };
      const text = record(cell).t;
      return typeof text === "string" ? { kind: "text", source: text } : undefined;
    });
    const whole = read.filter((cell) => cell !== undefined);
    return whole.length === cells.length ? { is: "opened", value: { title, cells: whole } } : { is: "unreadable" };
  } catch {
    return { is: "unreadable" };
  }
}

/** Undefined as soon as there is more than the cap, so a small link never fills the memory. */
function unfold(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((part) => {
    size += part.length;
    if (size <= MOST_UNFOLDED) parts.push(part);
  });
  for (let at = 0; at < bytes.length && size <= MOST_UNFOLDED; at += STEP)
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  if (size > MOST_UNFOLDED) return undefined;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A deflated byte unfolds to 1032 at most, so one step stays near a megabyte. */
const STEP = 1024;

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
