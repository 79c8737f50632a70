/**
 * `<live-figure name="ruler" params="i=8&k=3" theme="dark">` for any page: a frame as high as its figure.
 * Served as one script, /live-figure.js. The frame keeps the figure's styles and the page's apart, and its own policy.
 */
import { channel, isSizeMessage, type StateMessage } from "./messages.ts";

const site = new URL(".", import.meta.url);

class FramedFigure extends HTMLElement {
  static observedAttributes = ["name", "params", "theme"];
  #frame: HTMLIFrameElement | undefined;

  connectedCallback() {
    this.style.display = "block";
    addEventListener("message", this);
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    this.#frame?.remove();
    this.#frame = undefined;
  }

  attributeChangedCallback(name: string) {
    if (!this.#frame) return;
    if (name !== "params") return this.#load();
    const message: StateMessage = { channel, kind: "state", params: this.getAttribute("params") ?? "" };
    this.#frame.contentWindow?.postMessage(message, site.origin);
  }

  handleEvent(event: MessageEvent<unknown>) {
    const frame = this.#frame;
    if (!frame || event.source !== frame.contentWindow || event.origin !== site.origin || !isSizeMessage(event.data))
      return;
    frame.style.height = `${event.data.height}px`;
  }

  #load(): void {
    const name = this.getAttribute("name") ?? "";
    if (!/^[a-z0-9-]+$/.test(name)) {
      this.textContent = `live-figure: name must be the name of a figure, such as "ruler"; got "${name}". All figures: ${new URL("widgets/", site).href}`;
      return;
    }
    const address = new URL(`embed/${name}/`, site);
    const theme = this.getAttribute("theme");
    if (theme === "light" || theme === "dark") address.searchParams.set("theme", theme);
    address.hash = this.getAttribute("params") ?? "";
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") ?? name;
    frame.src = address.href;
    Object.assign(frame.style, {
      width: "100%",
      height: "480px",
      border: "0",
      display: "block",
      colorScheme: "normal",
    });
    this.#frame = frame;
    this.replaceChildren(frame);
  }
}

if (!customElements.get("live-figure")) customElements.define("live-figure", FramedFigure);
