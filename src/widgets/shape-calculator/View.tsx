import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { AddLayer } from "./AddLayer.tsx";
import { Code } from "./Code.tsx";
import { Field } from "./Field.tsx";
import type widget from "./index.ts";
import { Heads, LineRow } from "./LineRow.tsx";
import { printShape } from "./notation.ts";
import { shapeKind } from "./params.ts";
import { Refused } from "./Refused.tsx";
import { Silhouette } from "./Silhouette.tsx";

export type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, num, say, set, uid } = props;
  const { lines, layers, input, refusal, multiplyAdds } = model;
  const starts = { sizes: 0, fields: 0 };
  return (
    <>
      <Silhouette {...props} />
      <div class="ledger">
        <Heads say={say} />
        <div class="line is-input">
          <span class="line-name">{say("input")}</span>
          <Field
            id={`${uid}-shape`}
            label={say("inputLabel")}
            value={printShape(input)}
            wide
            take={(text) => {
              const parsed = shapeKind.parse(text.trim());
              if (parsed.ok) set("shape", parsed.value);
              return parsed.ok ? undefined : parsed.allowed;
            }}
          />
        </div>
        {layers.length === 0 && <p class="ledger-empty">{say("empty")}</p>}
        <ol class="lines">
          {layers.map((layer, at) => {
            const line = lines[at];
            const from = { ...starts };
            starts.sizes += line?.after.length ?? 0;
            starts.fields += line?.field.length ?? 0;
            const isFirstRefused = refusal !== undefined && at === lines.length;
            return (
              <LineRow key={at} {...props} layer={layer} line={line} at={at} starts={from} isRefused={isFirstRefused}>
                {isFirstRefused && <Refused {...props} refusal={refusal} />}
              </LineRow>
            );
          })}
        </ol>
        <p class="line is-total">
          <span>{say("total")}</span>
          <span>
            <span data-num={num("multiplyAdds")}>{formatNumber(multiplyAdds)}</span> {say("operationsTotal")}
          </span>
        </p>
      </div>
      <AddLayer {...props} />
      <Code {...props} />
    </>
  );
}

export function Result({ model, num, say }: Props) {
  const { weights, lines, layers } = model;
  return (
    <>
      <span class="r-kernel" data-num={num("weights")}>
        {formatNumber(weights)}
      </span>
      <small>
        {say("weights")} <span data-num={num("possible")}>{lines.length}</span> {say("ofLayers", { n: layers.length })}
      </small>
    </>
  );
}
