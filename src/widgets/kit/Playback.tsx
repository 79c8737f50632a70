/** A figure's time: play, step, scrub, speed. Nothing starts by itself; at the end it stops. */
import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store.ts";
import { fill, ui } from "./words.ts";

/** Milliseconds a frame stays at speed 1: long enough to read one product. */
const beat = 1100;
const speeds = [0.5, 1, 2, 4];

interface PlaybackProps {
  store: Store;
  uid: string;
  /** Only play and a note: for the bare figure of the landing page. */
  quiet?: boolean;
  note?: string;
}

export function Playback({ store, uid, quiet = false, note }: PlaybackProps) {
  const frames = store.frames.value;
  const step = store.step.value;
  const playing = store.playing.value;
  const setPlaying = (next: boolean) => {
    store.playing.value = next;
  };
  const [speed, setSpeed] = useState(1);
  const atEnd = step >= frames - 1;

  useEffect(() => {
    if (!playing) return;
    // The last frame stands for a beat like any other, and only then is the play over.
    const timer = setTimeout(() => (atEnd ? setPlaying(false) : store.goTo(step + 1)), beat / speed);
    return () => clearTimeout(timer);
  }, [playing, step, speed, atEnd, store]);

  if (frames < 2) return null;
  const go = (next: number) => {
    setPlaying(false);
    store.goTo(next);
  };
  const toggle = () => {
    if (!playing && atEnd) store.goTo(0);
    setPlaying(!playing);
  };
  const play = (
    <button type="button" class="play" onClick={toggle}>
      <Icon name={playing ? "pause" : "play"} />
      <span>{playing ? ui.play.pause : ui.play.play}</span>
    </button>
  );
  if (quiet) {
    return (
      <div class="figure-play is-quiet">
        {play}
        <StepButtons step={step} last={frames - 1} go={go} />
        <span class="play-note">{note}</span>
      </div>
    );
  }
  return (
    <div class="figure-play">
      {play}
      <StepButtons step={step} last={frames - 1} go={go} />
      <div class="slider is-plain">
        <input
          type="range"
          aria-label={ui.play.step}
          aria-valuetext={fill(ui.play.of, { step: step + 1, steps: frames })}
          min={0}
          max={frames - 1}
          value={step}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
      </div>
      <span class="play-note">{fill(ui.play.of, { step: step + 1, steps: frames })}</span>
      <label class="play-speed" for={`${uid}-speed`}>
        {ui.play.speed}
        <select id={`${uid}-speed`} value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
          {speeds.map((option) => (
            <option key={option} value={option}>
              {option}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function StepButtons({ step, last, go }: { step: number; last: number; go(next: number): void }) {
  return (
    <>
      <button type="button" class="step" aria-label={ui.play.back} disabled={step === 0} onClick={() => go(step - 1)}>
        <Icon name="back" />
      </button>
      <button
        type="button"
        class="step"
        aria-label={ui.play.forward}
        disabled={step === last}
        onClick={() => go(step + 1)}
      >
        <Icon name="forward" />
      </button>
    </>
  );
}

const shapes = {
  play: "M3 1.5v11l9-5.5z",
  pause: "M2.5 1.5h3v11h-3zM8.5 1.5h3v11h-3z",
  back: "M2 1.5h2v11H2zM12 1.5v11L4.5 7z",
  forward: "M10 1.5h2v11h-2zM2 1.5v11L9.5 7z",
};

function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
