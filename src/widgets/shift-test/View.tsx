import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { Photo } from "../parts/Photo.tsx";
import { Curve } from "./Curve.tsx";
import type widget from "./index.ts";
import { amplified } from "./index.ts";
import { layoutOf } from "./layout.ts";

export type Props = ViewProps<typeof widget>;
export type DrawnProps = Props & { readonly at: ReturnType<typeof layoutOf> };

export function View(props: Props) {
  const { model, width, uid, title, say } = props;
  const at = layoutOf(width, model.row.length);
  const { photo, photosY, photoX } = at;
  const pictures = [
    { picture: model.photo, name: say("photo"), label: say("photoOf", { n: model.shift }), role: "input" },
    { picture: model.pooledPhoto, name: say("pooled"), label: say("pooledOf"), role: "output" },
    {
      picture: model.difference,
      name: say("difference", { n: amplified }),
      label: say("differenceOf"),
      role: "overlap",
    },
  ] as const;
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <Row {...props} at={at} />
      {pictures.map(({ picture, name, label, role }, index) => (
        <g key={role} class={`r-${role}`}>
          <text class="t-label" x={photoX(index)} y={photosY - 9}>
            {name}
          </text>
          <Photo picture={picture} label={label} x={photoX(index)} y={photosY} width={photo} height={photo} />
          <rect class="grid-rim" x={photoX(index)} y={photosY} width={photo} height={photo} />
        </g>
      ))}
      <Curve {...props} at={at} />
    </Drawing>
  );
}

/** Eight numbers in a circle: moved, pooled, and pooled without the move. */
function Row({ model, at, pointing, num, say }: DrawnProps) {
  const { row, pooled, movedAfter, still, shift } = model;
  const { cell, rowHeight, xOf } = at;
  const name = (y: number, text: string) => (
    <text class="t-label" x={0} y={at.narrow ? y - 8 : y + rowHeight / 2 + 5}>
      {text}
    </text>
  );
  const unmoved = (position: number) => (position - shift + row.length) % row.length;
  return (
    <>
      {name(at.xY, say("row"))}
      {pooled.map((_, window) => {
        const state = pointing.lit.stateOf("y", window);
        const on = state === "focus" || state === "linked";
        const [from, to] = [xOf(2 * window), xOf(2 * window + 2)];
        return (
          <path
            key={from}
            class={on ? "fan is-on" : "fan"}
            d={`M${from + 2} ${at.xY + rowHeight}H${to - 2}L${to - cell / 2} ${at.yY}H${from + cell / 2}Z`}
          />
        );
      })}
      <Grid
        name="x"
        label={say("rowOf")}
        array={{ label: "x", role: "input", shape: [row.length], data: row }}
        x={xOf(0)}
        y={at.xY}
        cell={cell}
        height={rowHeight}
        // An edit belongs to the row before it moved.
        pointing={{ ...pointing, edit: (param, position, ...rest) => pointing.edit(param, unmoved(position), ...rest) }}
        num={num("x")}
        editable
      />
      {(
        [
          ["y", at.yY, pooled, say("now")],
          ["z", at.zY, movedAfter, say("after")],
          ["still", at.stillY, still, say("still")],
        ] as const
      ).map(([array, y, data, text]) => (
        <g key={array}>
          {name(y, text)}
          <Grid
            name={array}
            label={text}
            array={{ label: "y", role: "output", shape: [data.length], data }}
            x={0}
            y={y}
            cell={2 * cell - 12}
            height={rowHeight}
            placeOf={(window) => ({ x: xOf(2 * window) + 6, y })}
            pointing={pointing}
            num={num(array)}
            classOf={(window) => (array === "y" && data[window] !== movedAfter[window] ? "is-changed" : "")}
          />
        </g>
      ))}
    </>
  );
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <span data-num={num("distance")}>{formatNumber(model.distance)}</span>
      <small>{say("apart")}</small>
    </>
  );
}
