/** In a frame: tells the page around it how high the figure is, and takes new states from that page and nobody else. */
import { channel, isStateMessage, type SizeMessage } from "./messages.ts";

if (parent !== window) {
  // The page's address is known from the referrer, unless it hides it; the height alone is no secret.
  const target = document.referrer === "" ? "*" : new URL(document.referrer).origin;
  const report = () => {
    const height = Math.ceil(document.querySelector("main")?.getBoundingClientRect().height ?? 0);
    if (height > 0) parent.postMessage({ channel, kind: "size", height } satisfies SizeMessage, target);
  };
  const main = document.querySelector("main");
  if (main) new ResizeObserver(report).observe(main);
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent || !isStateMessage(event.data)) return;
    document.querySelector("live-figure")?.setAttribute("params", event.data.params);
  });
}
