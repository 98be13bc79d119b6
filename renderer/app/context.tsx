/** What every part of the window may ask for: the bridge to the core, and a way to tell the person something. */
import { createContext, use } from "react";
import type { Bridge } from "../../shared/contract/bridge.ts";
import type { CallName, Input, Output, Settings } from "../../shared/contract/calls.ts";
import type { AnswerError } from "../../shared/contract/errors.ts";

export interface Notice {
  text: string;
  kind: "done" | "error";
  /** Buttons below the text. */
  actions?: { label: string; run: () => void }[];
  /** Whether it stays when one of its buttons was used: there may be a use for the next. */
  staysOpen?: boolean;
}

export interface AppServices {
  bridge: Bridge;
  /** Shows a notice at the lower edge. */
  notify(notice: Notice): void;
  settings: Settings;
  /** Resolves when the core knows. */
  changeSettings(change: Partial<Settings>): Promise<void>;
}

export const AppContext = createContext<AppServices | null>(null);

export function useApp(): AppServices {
  const services = use(AppContext);
  if (!services) throw new Error("no AppContext");
  return services;
}

/** An error answer, thrown so that callers need not look at every answer. */
export class CallError extends Error {
  readonly error: AnswerError;

  constructor(error: AnswerError) {
    super(error.message);
    this.error = error;
  }
}

/** Calls the core; throws `CallError` for an error answer. */
export async function ask<N extends CallName>(bridge: Bridge, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await bridge.call(name, input);
  if (!answer.ok) throw new CallError(answer.error);
  return answer.value;
}
