// The box that code runs in: a frame without an origin, and in it a worker, reached through one port. Nobody else has
// the other end of that port, so the page listens to no message of its window. Chromium gives such a frame a process of
// its own: memory that runs out ends the frame, and the page goes on.
import workerAddress from "../sandbox/worker.ts?worker&url";
import { type FromWorker, readMessage, type ToWorker } from "./messages.ts";

export interface Box {
  readonly send: (message: ToWorker) => void;
  /** Ends whatever runs in it, at once. Nothing is heard of it afterwards. */
  readonly close: () => void;
}

export interface BoxEvents {
  /** Undefined for a message that is none of ours. */
  readonly message: (message: FromWorker | undefined) => void;
  /** The browser has ended the worker, or the frame has gone elsewhere. */
  readonly lost: () => void;
}

let code: Promise<string> | undefined;

/** The worker's script as text: in the frame it could load nothing. A failed try is no reason not to try again. */
async function workerCode(): Promise<string> {
  // The development server leaves the worker in its many files, and the frame can load none of them.
  if (import.meta.env.DEV) throw new Error("cells run on the built site, as `npm start` serves it.");
  code ??= fetch(workerAddress).then((response) => {
    if (!response.ok) throw new Error(`${workerAddress} answers ${response.status}.`);
    return response.text();
  });
  try {
    return await code;
  } catch (error) {
    code = undefined;
    throw error;
  }
}

const sandboxAddress = (): string => `${import.meta.env.BASE_URL.replace(/\/$/, "")}/sandbox.html`;

/** @throws Error when the code cannot be had. Whether the worker starts is told by its first message. */
export async function openBox({ message, lost }: BoxEvents): Promise<Box> {
  const text = await workerCode();
  const { port1: own, port2: theirs } = new MessageChannel();
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.referrerPolicy = "no-referrer";
  frame.title = "Where cells run";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "display: none";
  frame.src = sandboxAddress();
  const close = (): void => {
    own.onmessage = null;
    own.onmessageerror = null;
    own.close();
    frame.remove();
  };
  const loseIt = (): void => {
    close();
    lost();
  };
  own.onmessage = ({ data }) => message(readMessage(data));
  own.onmessageerror = () => message(undefined);
  own.addEventListener("close", loseIt);
  let loads = 0;
  frame.addEventListener("load", () => {
    loads += 1;
    // A frame that loads again has left its page, and its policy with it.
    if (loads > 1) loseIt();
    // It has no origin that could be named as the target; what it is told is public code.
    else frame.contentWindow?.postMessage(text, "*", [theirs]);
  });
  document.body.append(frame);
  return { send: (one) => own.postMessage(one), close };
}
