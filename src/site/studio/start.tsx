/** Starts the studio in its place on the page. */
import { render } from "preact";
import { Studio } from "./Studio.tsx";

const place = document.getElementById("studio");
if (place) {
  const { root = "/", titles = "{}" } = place.dataset;
  place.replaceChildren();
  render(<Studio root={new URL(root, location.href).href} titles={JSON.parse(titles)} />, place);
}
