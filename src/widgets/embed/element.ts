/**
 * `<live-figure name="ruler" params="i=8&k=3" theme="dark">` for any page: a frame as high as its figure.
 * Served as one script, /live-figure.js. The frame keeps the figure's styles and the page's apart, and its own policy.
 */
import { channel, isSizeMessage, type StateMessage } from "./messages.ts";

const site = new URL(".", import.meta.url);

class FramedFigure extends HTMLElement {
  static observedAttributes = ["name", "params", "theme"];
  #connected = false;
  #frame: HTMLIFrameElement | undefined;
  /** The state that the frame was last given. */
  #given = "";
  /** Where to send states, once the frame has spoken: a message to a page that is not there yet would be lost. */
  #target: string | undefined;

  connectedCallback() {
    this.#connected = true;
    this.style.setProperty("display", "block");
    addEventListener("message", this);
    this.#load();
  }

  disconnectedCallback() {
    this.#connected = false;
    removeEventListener("message", this);
    this.replaceChildren();
    this.#frame = undefined;
  }

  attributeChangedCallback(name: string) {
    // Attributes in the page's HTML arrive before the element stands in the page.
    if (!this.#connected) return;
    if (name === "params" && this.#frame) this.#give();
    else this.#load();
  }

  handleEvent(event: MessageEvent<unknown>) {
    const frame = this.#frame;
    if (!frame || event.source !== frame.contentWindow || !isSizeMessage(event.data)) return;
    // In a sandboxed page the frame is sandboxed too, and has no origin to name.
    if (event.origin !== site.origin && event.origin !== "null") return;
    // A host that puts a `height` on the prototype of all objects takes `style.height` from the browser.
    frame.style.setProperty("height", `${event.data.height}px`);
    this.#target = event.origin === "null" ? "*" : site.origin;
    this.#give();
  }

  get #state(): string {
    return this.getAttribute("params") ?? "";
  }

  #give(): void {
    const params = this.#state;
    if (this.#target === undefined || params === this.#given) return;
    const message: StateMessage = { channel, kind: "state", params };
    this.#frame?.contentWindow?.postMessage(message, this.#target);
    this.#given = params;
  }

  #load(): void {
    this.#frame = undefined;
    this.#target = undefined;
    const name = this.getAttribute("name") ?? "";
    if (!/^[a-z0-9-]+$/.test(name)) {
      this.textContent = `live-figure: name must be the name of a figure, such as "ruler"; got "${name}". All figures: ${new URL("widgets/", site).href}`;
      return;
    }
    const address = new URL(`embed/${name}/`, site);
    const theme = this.getAttribute("theme");
    if (theme === "light" || theme === "dark") address.searchParams.set("theme", theme);
    this.#given = this.#state;
    address.hash = this.#given;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") ?? name;
    frame.src = address.href;
    // The frame follows its content, so it needs no bar; one that flashed up would change the width it is measured by.
    frame.setAttribute("scrolling", "no");
    frame.style.cssText = "display: block; width: 100%; height: 480px; border: 0; color-scheme: normal";
    this.#frame = frame;
    this.replaceChildren(frame);
  }
}

if (!customElements.get("live-figure")) customElements.define("live-figure", FramedFigure);
