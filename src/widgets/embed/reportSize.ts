/** In a frame: tells the page around it how high the figure is, and takes new states from that page and nobody else. */
import { channel, isStateMessage, type SizeMessage } from "./messages.ts";

if (parent !== window) {
  const target = originAround();
  const report = () => {
    const height = Math.ceil(document.querySelector("main")?.getBoundingClientRect().height ?? 0);
    if (height > 0) parent.postMessage({ channel, kind: "size", height } satisfies SizeMessage, target);
  };
  const main = document.querySelector("main");
  if (main) new ResizeObserver(report).observe(main);
  addEventListener("message", (event: MessageEvent<unknown>) => {
    // The figure follows its hash, whether it is alive yet or not.
    if (event.source === parent && isStateMessage(event.data)) location.replace(`#${event.data.params}`);
  });
}

/** Where the page around comes from. A sandboxed page has no origin to name, and some hide it; the height is no secret. */
function originAround(): string {
  // `ancestorOrigins` is not everywhere, the referrer not always.
  const known =
    location.ancestorOrigins?.[0] ?? (document.referrer === "" ? "null" : new URL(document.referrer).origin);
  return known === "null" ? "*" : known;
}
