import { formatNumber } from "../kit/format.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { layoutOf } from "./layout.ts";
import { ModeRow } from "./ModeRow.tsx";
import { modes } from "./modes.ts";
import { type DrawnProps, type Props, RowName } from "./RowName.tsx";

export function View(props: Props) {
  const { model, width, uid, title, pointing, num, say } = props;
  const at = layoutOf(model, width);
  const { cell, rowHeight, xOf } = at;
  const row = { cell, height: rowHeight, pointing };
  const refusal = modes.map((mode) => model.results[mode].refusal).find((text) => text !== "");
  return (
    <>
      <Drawing width={width} height={at.height} uid={uid} title={title}>
        <Paths {...props} at={at} />
        <RowName at={at} y={at.xY} name={say("row")} />
        <Grid
          name="x"
          label={say("rowOf")}
          array={{ label: "x", role: "input", ...model.x }}
          x={xOf(0)}
          y={at.xY}
          {...row}
          num={num("x")}
          editable
        />
        {[...new Set(model.places)].map((place) => (
          <circle key={place} class="pin" cx={xOf(place + 1) - 6} cy={at.xY + 6} r={3.5} />
        ))}
        <RowName at={at} y={at.yY} name={say(model.put)} />
        <Grid
          name="y"
          label={say("numbers")}
          array={{ label: "y", role: "output", shape: [model.y.length], data: model.y }}
          x={0}
          y={at.yY}
          {...row}
          cell={at.outputWidth}
          placeOf={(window) => ({ x: at.centreOf(model.windows[window] ?? []) - at.outputWidth / 2, y: at.yY })}
          num={num("y")}
          editable={model.put === "own"}
        />
        {!at.narrow && <RowName at={at} y={at.countY} name={say("landed")} height={at.countHeight} />}
        <Grid
          name="counts"
          label={say("landedOf")}
          array={{ label: "n", role: "overlap", shape: [model.counts.length], data: model.counts }}
          x={xOf(0)}
          y={at.countY}
          {...row}
          height={at.countHeight}
          num={num("counts")}
          classOf={(place) => `overlap-${Math.min(5, model.counts[place] ?? 0)}`}
        />
        {!at.narrow && (
          <>
            <text class="t-label" x={at.productX} y={at.yY + rowHeight / 2 + 5}>
              <tspan class="product">⟨Ax, y⟩</tspan>
              {" = "}
              <tspan class="row-count" data-num={num("down")}>
                {formatNumber(model.down)}
              </tspan>
            </text>
            <text class="t-label" x={at.productX} y={at.headY}>
              <tspan class="product">⟨x, Uy⟩</tspan>
            </text>
            <text class="t-label t-middle" x={at.verdictX} y={at.headY}>
              <tspan class="product">U = A</tspan>
              <tspan class="raised" dy="-0.4em">
                ⊤
              </tspan>
            </text>
          </>
        )}
        {at.narrow && (
          <text class="t-label t-end" x={width} y={at.yY - 8}>
            <tspan class="product">⟨Ax, y⟩</tspan>
            {" = "}
            <tspan class="row-count" data-num={num("down")}>
              {formatNumber(model.down)}
            </tspan>
          </text>
        )}
        {modes.map((mode, index) => (
          <ModeRow key={mode} mode={mode} y={at.modeY(index)} {...props} at={at} />
        ))}
      </Drawing>
      {refusal && <p class="refusal">{refusal}</p>}
    </>
  );
}

/** Each window narrows to its maximum; from there a line goes to the cell that the index names. */
function Paths({ model, at, pointing }: DrawnProps) {
  const { windows, places, counts } = model;
  const half = at.outputWidth * 0.3;
  return (
    <>
      {windows.map((window, index) => {
        const state = pointing.lit.stateOf("y", index);
        const on = state === "focus" || state === "linked";
        const [from, to] = [at.xOf(window[0] ?? 0), at.xOf((window.at(-1) ?? 0) + 1)];
        const centre = at.centreOf(window);
        const place = places[index] ?? 0;
        const meets = (counts[place] ?? 0) > 1;
        const [start, end] = [at.yY + at.rowHeight, at.countY];
        const goal = at.xOf(place + 0.5);
        return (
          <g key={index}>
            <path
              class={on ? "fan is-on" : "fan"}
              d={`M${from} ${at.xY + at.rowHeight}H${to}L${centre + half} ${at.yY}H${centre - half}Z`}
            />
            <path
              class={`goes ${meets ? "meets" : ""} ${on ? "is-on" : ""}`}
              d={`M${centre} ${start + 1}C${centre} ${(start + end) / 2} ${goal} ${(start + end) / 2} ${goal} ${end - 1}`}
            />
          </g>
        );
      })}
    </>
  );
}

export function Result({ model, num, say }: Props) {
  const collisions = model.counts.filter((count) => count > 1).length;
  return (
    <>
      <span class={collisions > 0 ? "collides" : ""} data-num={num("collisions")}>
        {collisions}
      </span>
      <small>{say(collisions === 1 ? "collision" : "collisions")}</small>
    </>
  );
}
