/** The chain as code. PyTorch's can be edited, and anything pasted over it; the other frameworks' are to take along. */
import { useEffect, useRef, useState } from "preact/hooks";
import { CodeField } from "../kit/CodeField.tsx";
import { printLayers, printShape } from "./notation.ts";
import type { Issue, Pasted } from "./paste/read.ts";
import type { Twin } from "./twins.ts";
import type { Props } from "./View.tsx";

const dialects = ["torch", "tensorflow", "jax", "onnx"] as const;
/** Typing is read when it pauses, in milliseconds. */
const pause = 200;

export function Code(props: Props) {
  const { model, say, set, uid } = props;
  return (
    <div class="layer-code">
      <fieldset class="control is-choice needs-js">
        <legend class="control-name">{say("dialect")}</legend>
        <div class="segments">
          {dialects.map((dialect) => (
            <label key={dialect} class="segment">
              <input
                type="radio"
                name={`${uid}-dialect`}
                checked={model.dialect === dialect}
                onChange={() => set("dialect", dialect)}
              />
              <span>{say(dialect)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {model.dialect === "torch" ? <Editor {...props} /> : <Twins {...props} />}
    </div>
  );
}

/** What the reader typed, as long as the chain is the one that it was read as. */
interface Typed {
  readonly text: string;
  readonly layers: string | undefined;
  readonly issues: readonly Issue[];
}

function Editor({ model, values, say, set, uid }: Props) {
  const [typed, setTyped] = useState<Typed | undefined>();
  const [failed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const newest = useRef("");
  const isMine = typed && (typed.layers === undefined || typed.layers === values.layers);
  const show = isMine ? typed : { text: model.code, issues: [] };

  const read = async (text: string) => {
    let pasted: Pasted;
    try {
      const { readCode } = await import("./paste/read.ts");
      pasted = readCode(text);
      setFailed(false);
    } catch (error) {
      console.error(error);
      setFailed(true);
      return;
    }
    // Only the last text counts.
    if (newest.current !== text) return;
    const { layers, shape, issues } = pasted;
    const next = layers.length > 0 ? printLayers(layers) : undefined;
    setTyped({ text, layers: next, issues });
    if (next !== undefined) set("layers", next);
    if (shape) set("shape", printShape(shape));
  };
  const type = (text: string) => {
    newest.current = text;
    setTyped({ text, layers: undefined, issues: [] });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(text), pause);
  };
  return (
    <>
      <label class="control-name" for={`${uid}-code`}>
        {say("code")}
      </label>
      <textarea
        id={`${uid}-code`}
        class="field"
        rows={Math.min(16, Math.max(5, show.text.split("\n").length))}
        spellcheck={false}
        autocapitalize="off"
        value={show.text}
        aria-describedby={`${uid}-issues`}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div id={`${uid}-issues`} class="issues" role="status">
        {failed && <p>{say("failed")}</p>}
        {show.issues.slice(0, 12).map((issue, at) => (
          <p key={at}>{wordsFor(issue, say)}</p>
        ))}
        {show.issues.length > 12 && <p>{`+ ${show.issues.length - 12}`}</p>}
      </div>
    </>
  );
}

function wordsFor({ line, why, name, what = "" }: Issue, say: Props["say"]): string {
  const label = why === "none" ? "noLayers" : why;
  const isWhole = why === "none" || why === "many" || why === "long";
  return `${isWhole ? "" : say("line", { n: line })}${say(label, { name, what })}`;
}

function Twins({ model, say, uid }: Props) {
  const [code, setCode] = useState("");
  const { lines, dialect } = model;
  useEffect(() => {
    let current = true;
    if (dialect === "torch") return;
    import("./twins.ts").then(
      ({ twinsOf }) => current && setCode(twinsOf(lines, dialect).map(printed).join("\n")),
      () => current && setCode(`# ${say("failed")}`),
    );
    return () => {
      current = false;
    };
  }, [lines, dialect, say]);
  return (
    <CodeField id={`${uid}-twin`} label={say("twin", { dialect: say(dialect) })} code={code || `# ${say("loading")}`} />
  );
}

/** A layer's code under its name; without a twin, the reason. */
function printed({ name, code, shapes, why }: Twin, at: number): string {
  const head = `# ${at + 1} ${name}${shapes ? `, weight ${shapes}` : ""}`;
  return code === undefined ? `${head}: ${why}` : `${head}\n${code}`;
}
