/** What a framed figure and the element around it say to each other: two messages, checked by their form. */
export const channel = "convolution-both-ways";

/** From the frame: how high the figure is, in CSS px. */
export interface SizeMessage {
  readonly channel: typeof channel;
  readonly kind: "size";
  readonly height: number;
}
/** To the frame: show another state. */
export interface StateMessage {
  readonly channel: typeof channel;
  readonly kind: "state";
  readonly params: string;
}

const tallest = 20_000;
const longest = 8192;

export function isSizeMessage(data: unknown): data is SizeMessage {
  return isOurs(data, "size", "height") && typeof data.height === "number" && data.height > 0 && data.height <= tallest;
}

export function isStateMessage(data: unknown): data is StateMessage {
  return isOurs(data, "state", "params") && typeof data.params === "string" && data.params.length <= longest;
}

/** Every field is the message's own: a page may have put anything on the prototype of all objects. */
function isOurs(data: unknown, kind: string, field: string): data is Record<string, unknown> {
  if (typeof data !== "object" || data === null) return false;
  const message = data as Record<string, unknown>;
  const whole = ["channel", "kind", field].every((name) => Object.hasOwn(message, name));
  return whole && message.channel === channel && message.kind === kind;
}
