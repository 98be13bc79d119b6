/** The one interface between renderer and core, the same over every transport. */
import { z } from "zod";
import type { CallName, EventData, EventName, Input, Output } from "./calls.ts";
import { answerError } from "./errors.ts";

/** What every call answers: a value, or an error that a person can be told. Never throws, never rejects. */
export const answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: answerError }),
]);
export type Answer<T> = { ok: true; value: T } | { ok: false; error: z.infer<typeof answerError> };

export interface Bridge {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Answer<Output<N>>>;
  /** Listens to an event; the function that comes back stops listening. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
}

/**
 * What a shell gives the window: unvalidated, and as narrow as a transport can be. Electron's preload puts one at
 * `window.bulletinShell`; in the browser it goes over HTTP. `port-bridge.ts` makes a `Bridge` of it.
 */
export interface ShellPort {
  /** The answer of `dispatch`. Rejects only where the core cannot be reached. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Hears every event; the function that comes back stops listening. */
  onEvent(listener: (event: string, data: unknown) => void): () => void;
}

/** The core's side: one function a call. Throws `BulletinError` for what a person is to be told. */
export type Handlers = { [N in CallName]: (input: Input<N>) => Promise<Output<N>> };

/** Tells every window. */
export type Emit = <E extends EventName>(event: E, data: EventData<E>) => void;
