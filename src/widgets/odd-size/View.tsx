import type { ViewProps } from "../kit/view.ts";
import { Formula } from "../parts/Formula.tsx";
import { Sym } from "../parts/Sym.tsx";
import { Bars } from "./Bars.tsx";
import formulas from "./formulas.ts?typeset";
import type widget from "./index.ts";
import { Planes } from "./Planes.tsx";

export type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { plane } = props.model;
  return (
    <>
      {plane ? <Planes {...props} plane={plane} /> : <Bars {...props} />}
      {plane?.refusal && <p class="refusal">{plane.refusal}</p>}
      <Sizes {...props} />
    </>
  );
}

/** The sizes that pooling cannot tell apart. Choosing one tells it to the last unpooling. */
function Sizes({ model, set, say, num }: Props) {
  const { siblings, told, backSize, inputSize, lastGiven } = model;
  const choose = (size: number) => {
    set("told", "own");
    set("outputSize", size);
  };
  return (
    <fieldset class="siblings" data-num={num("siblings")}>
      <legend class="t-sizes">{say("share", { n: lastGiven })}</legend>
      {siblings.map((size, index) => (
        <button
          key={size}
          type="button"
          class="sibling"
          aria-pressed={told !== "nothing" && size === backSize}
          onClick={() => choose(size)}
        >
          <strong data-cell={index}>{size}</strong>
          <span>{say(size === inputSize ? "wasIt" : index === 0 ? "isLeast" : "mayBe")}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function Result({ model, num }: Props) {
  const [size = 1] = model.down;
  return (
    <>
      <span class="r-input" data-num={num("i")}>
        {size}
      </span>
      <span class="result-arrow"> → </span>
      <span data-num={num("bottom")}>{model.down.at(-1)}</span>
      <span class="result-arrow"> → </span>
      <span class={model.backSize === size ? "" : "is-wrong"} data-num={num("back")}>
        {model.backSize}
      </span>
    </>
  );
}

export function Formulas({ model, num, say }: Props) {
  const { kernelSize, stride, inputSize, down, lastGiven, least, from, to } = model;
  return (
    <>
      <div>
        <span class="name">{say("poolSize")}</span>
        <Formula of={formulas.down} numbers={{ inputSize, kernelSize, stride, outputSize: down[1] ?? 1 }} />
      </div>
      <div class="least-size">
        <span class="name">{say("leastSize")}</span>
        <Formula of={formulas.least} numbers={{ outputSize: lastGiven, kernelSize, stride, leastSize: least }} />
        <span class="visually-hidden" data-num={num("least")}>
          {least}
        </span>
      </div>
      <div>
        <span class="name">{say("acceptedSizes")}</span>
        <span class="formula-line">
          <span data-num={num("from")}>{from}</span> ≤ <Sym of="outputSize" /> ≤ <span data-num={num("to")}>{to}</span>
        </span>
        {from < least && <span class="name">{say("ceilOnly", { least })}</span>}
      </div>
    </>
  );
}
