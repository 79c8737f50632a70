import { encodeIndex } from "#engine/indexLayouts.ts";
import { CodeField } from "../kit/CodeField.tsx";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { indexSum } from "../parts/indexSum.ts";
import type { Refusal } from "./convert.ts";
import type widget from "./index.ts";
import { cellOf, entryOf } from "./index.ts";
import { arrange, planesIn } from "./layout.ts";
import { entryCell, groupOf, head, Side } from "./Side.tsx";
import { decodeSteps } from "./steps.ts";

export type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, width, uid, title, say } = props;
  const { from, to, shape, windows, entries, converted = [], refusal } = model;
  const narrow = width < 520;
  const between = 48;
  const room = narrow ? width : (width - between) / 2;
  const heightOf = (layout: typeof from, count: number) =>
    Math.max(30, arrange(count, groupOf(layout, shape.channels, windows), room, entryCell).height);
  const own = { from: heightOf(from, entries.length), to: heightOf(to, converted.length) };
  const level = Math.max(own.from, own.to);
  const maskHeight = narrow ? own : { from: level, to: level };
  const planes = planesIn(shape.channels, shape.height, shape.width, room).height;
  const sideHeight = (mask: number) => head + mask + 22 + planes;
  const toY = narrow ? sideHeight(maskHeight.from) + 20 : 0;
  const picture = model.places[entryInFocus(props)]?.picture ?? 0;
  const middle = head + 15;
  return (
    <>
      <Drawing width={width} height={toY + sideHeight(maskHeight.to)} uid={uid} title={title}>
        <Side
          {...props}
          side="from"
          layout={from}
          data={entries}
          x={0}
          y={0}
          room={room}
          maskHeight={maskHeight.from}
          picture={picture}
        />
        {!narrow && (
          <>
            <path class="arrow" d={`M${room + 10} ${middle}h${between - 26}`} />
            <path class="arrow-head" d={`M${room + between - 10} ${middle}l-7 -3.5v7z`} />
          </>
        )}
        <Side
          {...props}
          side="to"
          layout={to}
          data={converted}
          x={narrow ? 0 : room + between}
          y={toY}
          room={room}
          maskHeight={maskHeight.to}
          picture={picture}
        />
      </Drawing>
      {refusal ? (
        <p class="refusal" role="status">
          {reason(refusal, say)}
        </p>
      ) : (
        <CodeField id={`${uid}-converted`} label={say("converted")} code={printed(model)} />
      )}
    </>
  );
}

function reason(refusal: Refusal, say: Props["say"]): string {
  switch (refusal.kind) {
    case "text":
      return say("notANumber", { line: refusal.line, character: refusal.character, found: refusal.found });
    case "empty":
      return say("empty");
    case "uneven":
      return say("uneven", { count: refusal.count, planes: refusal.planes });
    case "entry":
      return refusal.message;
    default:
      return refusal satisfies never;
  }
}

/** The converted mask as text: a group a line. */
function printed({ converted = [], to, shape, windows }: Props["model"]): string {
  const group = groupOf(to, shape.channels, windows);
  return Array.from({ length: converted.length / group }, (_, line) =>
    converted.slice(line * group, (line + 1) * group).join(", "),
  ).join(",\n");
}

/** The pasted entry in focus, or the first. */
function entryInFocus({ model, pointing }: Props): number {
  const { focus } = pointing.lit;
  return (focus && entryOf(model, focus.array, focus.position)) ?? 0;
}

export function Result({ model, num, say }: Props) {
  const { entries, refusal } = model;
  return (
    <>
      <span class={refusal ? "is-wrong" : ""} data-num={num("count")}>
        {entries.length}
      </span>
      <small>{say(refusal ? "refused" : entries.length === 1 ? "entry" : "entries")}</small>
    </>
  );
}

/** The entry in focus, taken apart and put together again. */
export function Formulas(props: Props) {
  const { model, say } = props;
  const entry = entryInFocus(props);
  const place = model.places[entry];
  const index = model.entries[entry];
  if (!place || index === undefined) return <p class="t-nothing">{say("nothing")}</p>;
  const { shape, from, to } = model;
  const cell = cellOf(shape, place);
  const values = { n: cell.picture, c: cell.channel, y: cell.row, x: cell.column };
  const { channels, height, width } = shape;
  return (
    <>
      <div>
        <span class="name">{say("apart", { at: entry, index, layout: say(from) })}</span>
        <table class="index-steps">
          <tbody>
            {decodeSteps(from, index, shape).map(({ letter, how }) => (
              <tr key={letter}>
                <th scope="row">
                  <var>{letter}</var> =
                </th>
                <td class={how ? "" : "is-aside"}>{how ?? say("standing")}</td>
                <td>= {values[letter]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <span class="name">{say("together", { layout: say(to) })}</span>
        <p class="formula-line">
          {indexSum(to, cell, shape)} ={" "}
          <span class="r-kernel">{encodeIndex(to, place, { channels, cells: height * width })}</span>
        </p>
      </div>
    </>
  );
}
