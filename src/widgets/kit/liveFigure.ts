/**
 * `<live-figure>` on the course's own pages. Its content is the figure as drawn at build; the element brings it to life
 * when it comes near the screen. If that fails the drawing stays, with a line that says so.
 */
import type { Mounted } from "./mount.tsx";

class LiveFigure extends HTMLElement {
  static observedAttributes = ["params"];
  #mounted: Promise<Mounted> | undefined;
  #observer: IntersectionObserver | undefined;
  /** The state of the drawing made at build. A reader may ask for another one before the figure comes to life. */
  #drawn = "";

  connectedCallback() {
    this.#drawn = this.#params;
    if (typeof IntersectionObserver === "undefined") return this.#start();
    this.#observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { rootMargin: "300px" },
    );
    this.#observer.observe(this);
    // A keyboard can reach a figure before it is scrolled to.
    this.addEventListener("focusin", () => this.#start(), { once: true });
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#whenMounted((figure) => figure.unmount());
    this.#mounted = undefined;
    this.removeAttribute("data-live");
  }

  attributeChangedCallback(_name: string, _before: string | null, after: string | null) {
    this.#whenMounted((figure) => figure.load(after ?? ""));
  }

  get #params(): string {
    return this.getAttribute("params") ?? "";
  }

  /** A figure that could not be mounted has said so already. */
  #whenMounted(act: (figure: Mounted) => void): void {
    void this.#mounted?.then(act, () => {});
  }

  #start(): void {
    this.#observer?.disconnect();
    this.#mounted ??= import("./mount.tsx").then(async ({ mount }) => {
      const figure = await mount(this, this.#drawn);
      if (this.#params !== this.#drawn) figure.load(this.#params);
      return figure;
    });
    this.#mounted.then(
      () => this.setAttribute("data-live", ""),
      (error: unknown) => this.#fail(error),
    );
  }

  #fail(error: unknown): void {
    console.error(error);
    // Its controls move nothing now; the style sheet hides them.
    this.setAttribute("data-failed", "");
    if (this.querySelector(".figure-missing")) return;
    const note = document.createElement("p");
    note.className = "figure-missing";
    note.setAttribute("role", "status");
    note.textContent = this.dataset.missing ?? "";
    this.append(note);
  }
}

if (!customElements.get("live-figure")) customElements.define("live-figure", LiveFigure);
