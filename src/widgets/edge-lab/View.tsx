import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import type widget from "./index.ts";
import { brightest, layoutOf } from "./layout.ts";
import { ModeRow } from "./ModeRow.tsx";
import { Pictures } from "./Pictures.tsx";

type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, width, uid, num, say, title } = props;
  const at = layoutOf(model, width);
  const drawn = { ...props, at };
  const { profile, rowsTop } = at;
  const axis = at.rowY(model.modes.length) + 14;
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <Pictures {...drawn} />
      <text class="t-label" x={at.narrow ? 0 : at.strip.x} y={rowsTop - 12}>
        {say(at.narrow ? "rowNarrow" : "row", { n: model.rowPad, most: brightest })}
      </text>
      {!at.narrow && (
        <>
          <text class="t-label" x={profile.left} y={rowsTop - 12}>
            {say("profile", { n: brightest })}
          </text>
          <text class="t-label t-end" x={width} y={rowsTop - 12}>
            {say("ring")}
          </text>
        </>
      )}
      {model.modes.map((mode, index) => (
        <ModeRow key={mode.name} mode={mode} index={index} {...drawn} />
      ))}
      <g data-num={num("rings")}>
        {model.modes.map(({ name, ring }, index) => (
          <text
            key={name}
            data-cell={index}
            class={name === model.mode ? "ring-number is-chosen" : "ring-number"}
            x={width - 8}
            y={at.rowY(index) + (at.narrow ? 22 : at.strip.y + at.strip.height / 2 + 5)}
          >
            {ring}
          </text>
        ))}
      </g>
      <text class="t-small t-middle" x={Math.max(at.xAt(0), profile.left + 14)} y={axis}>
        {say("edge")}
      </text>
      <text class="t-small t-end" x={profile.right} y={axis}>
        {say("inside", { n: model.depth })}
      </text>
    </Drawing>
  );
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <span data-num={num("ring")}>{model.ring}</span>
      <small>
        {say("ringAgainst")} <span data-num={num("own")}>{model.own}</span>
      </small>
    </>
  );
}
