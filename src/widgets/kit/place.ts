/** Where a figure stands: in a lesson, on its own page, or in somebody else's page; and the addresses it can give away. */
export type Where = "lesson" | "page" | "embed";

export interface Place {
  readonly where: Where;
  /** The site's address with its base path and a slash at the end; relative pages are found from it. */
  readonly root: string;
  /** The address of the lesson that teaches with this figure, once it is written. */
  readonly lesson?: string | undefined;
}

/** The figure's own page, in a given state. */
export function pageAddress(place: Place, name: string, state: string): string {
  return `${place.root}widgets/${name}/${hash(state)}`;
}

export function embedAddress(place: Place, name: string, state: string): string {
  return `${place.root}embed/${name}/${hash(state)}`;
}

/** The studio with the figure in this state, to make files of it. */
export function studioAddress(place: Place, name: string, state: string): string {
  return `${place.root}tools/studio/#${new URLSearchParams({ figure: name, ...(state === "" ? {} : { state }) })}`;
}

export function iframeCode(place: Place, name: string, state: string, title: string, height: number): string {
  const src = attribute(embedAddress(place, name, state));
  return `<iframe title="${attribute(title)}" src="${src}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`;
}

export function elementCode(place: Place, name: string, state: string): string {
  const params = state === "" ? "" : ` params="${attribute(state)}"`;
  return `<script type="module" src="${place.root}live-figure.js"></script>\n<live-figure name="${name}"${params}></live-figure>`;
}

/** Text between the quotes of an attribute. */
function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

function hash(state: string): string {
  return state === "" ? "" : `#${state}`;
}
