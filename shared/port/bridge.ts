/** The interface between renderer and core, which is the same over every transport. */
import { z } from "zod";
import type { CallName, EventData, EventName, Input, Output } from "../contract/calls.ts";
import { errorData } from "../basics/errors.ts";

/** What a transport carries back: the output of a call, or why it failed. It does not leave this folder. */
export const answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorData }),
]);
export type Answer = z.infer<typeof answer>;

/** The typed interface that the window uses. */
export interface Bridge {
  /**
   * Makes a call.
   * @throws BulletinError that of the core, or `disconnected` if the core cannot be reached
   */
  ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Makes a call whose answer does not matter. The promise resolves when the call has ended, and never rejects. */
  send<N extends CallName>(name: N, input: Input<N>): Promise<void>;
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
