/** The interface between renderer and core, which is the same over every transport. */
import { z } from "zod";
import type { CallName, EventData, EventName, Input, Output } from "../contract/calls.ts";
import { answerError } from "../basics/errors.ts";

/** The answer to a call: a value, or an error that can be shown to a person. */
export const answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: answerError }),
]);
export type Answer<T> = { ok: true; value: T } | { ok: false; error: z.infer<typeof answerError> };

/** The typed interface that the window uses. */
export interface Bridge {
  /** Makes a call. The promise never rejects: failures are answers too. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>>;
  /** Adds a listener to an event and returns a function that removes it. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
}

/**
 * The transport that a shell gives the window: untyped, unvalidated and minimal. Electron's preload script
 * exposes one as `window.bulletinShell`; in the browser it uses HTTP. `port-bridge.ts` turns it into a
 * `Bridge`.
 */
export interface ShellPort {
  /** Returns the answer of `dispatch`. Rejects only if the core cannot be reached. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Adds a listener to all events and returns a function that removes it. */
  onEvent(listener: (event: string, data: unknown) => void): () => void;
}

/** Sends an event to every window. */
export type Emit = <E extends EventName>(event: E, data: EventData<E>) => void;
