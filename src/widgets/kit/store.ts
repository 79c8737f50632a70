/**
 * The state of one figure on a page: a signal per parameter, and everything else computed from them.
 * One direction: control → parameter → status → picture, words, address.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type AddressProblem, type State, writeAddress } from "./address.ts";
import type { Cell, Raw, Widget } from "./define.ts";
import { type Lit, light } from "./linking.ts";
import { firstModel, type Images, type Status, statusOf } from "./status.ts";

export interface Store {
  readonly widget: Widget;
  readonly params: Readonly<Record<string, Signal<unknown>>>;
  readonly raw: ReadonlySignal<Raw>;
  readonly status: ReadonlySignal<Status>;
  /** The model drawn: this one, or the last that worked. */
  readonly model: ReadonlySignal<unknown>;
  readonly frames: ReadonlySignal<number>;
  /** The frame on show, always within the model's frames. */
  readonly step: ReadonlySignal<number>;
  /** Whether time runs by itself now, so that a drawing may hold back what is still to come. */
  readonly playing: Signal<boolean>;
  readonly lit: ReadonlySignal<Lit>;
  readonly pinned: ReadonlySignal<boolean>;
  readonly address: ReadonlySignal<string>;
  readonly problems: Signal<readonly AddressProblem[]>;
  set(param: string, value: unknown): void;
  goTo(step: number): void;
  /** Lights a cell while it is pointed at; a pinned cell stays lit. */
  point(cell: Cell | undefined): void;
  pin(cell: Cell): void;
  /** Lets go of whatever is lit. */
  release(): void;
  load(state: State): void;
  /** Back to the state that the figure was placed with. */
  reset(): void;
}

export function createStore(widget: Widget, start: State, images: Images): Store {
  const params = Object.fromEntries(Object.keys(widget.params).map((name) => [name, signal(start.raw[name])]));
  const wanted = signal(start.step);
  const pointed = signal<Cell | undefined>(undefined);
  const pin = signal<Cell | undefined>(undefined);
  const playing = signal(false);
  const problems = signal(start.problems);

  const raw = computed<Raw>(() =>
    Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.value])),
  );
  let last = firstModel(widget, images);
  const status = computed(() => {
    const next = statusOf(widget, raw.value, images, last);
    if (next.is === "ready") last = next.model;
    return next;
  });
  const model = computed(() => (status.value.is === "ready" ? status.value.model : status.value.last));
  const frames = computed(() => Math.max(1, widget.frames?.(model.value) ?? 1));
  const step = computed(() => Math.min(wanted.value, frames.value - 1));
  const lit = computed(() => {
    const focus = pin.value ?? pointed.value ?? widget.focusAt?.(model.value, step.value);
    return light(widget.links?.(model.value, step.value) ?? [], focus);
  });
  const address = computed(() => writeAddress(widget, raw.value, step.value));

  const release = () =>
    batch(() => {
      pin.value = undefined;
      pointed.value = undefined;
    });
  const load = (state: State) =>
    batch(() => {
      for (const [name, param] of Object.entries(params)) param.value = state.raw[name];
      wanted.value = state.step;
      release();
      playing.value = false;
      problems.value = state.problems;
    });

  return {
    widget,
    params,
    raw,
    status,
    model,
    frames,
    step,
    playing,
    lit,
    pinned: computed(() => pin.value !== undefined),
    address,
    problems,
    load,
    set: (name, value) => {
      const param = params[name];
      if (!param) throw new Error(`${widget.name} has no parameter ${name}; it has ${Object.keys(params).join(", ")}`);
      batch(() => {
        param.value = value;
        // The cell that was lit may be gone, and no pointer will ever leave it.
        release();
        problems.value = [];
      });
    },
    // A step shows its own cell: what was pinned before would hide it.
    goTo: (next) =>
      batch(() => {
        wanted.value = Math.max(0, next);
        pin.value = undefined;
      }),
    point: (cell) => {
      pointed.value = cell;
    },
    pin: (cell) => {
      const same = pin.value?.array === cell.array && pin.value.position === cell.position;
      pin.value = same ? undefined : cell;
    },
    release,
    reset: () => load({ ...start, problems: [] }),
  };
}
