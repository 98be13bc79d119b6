/**
 * Calls through a bridge that are expected to be refused, or may be.
 */
import type { Bridge } from "../../shared/port/bridge.ts";
import type { CallName, Input, Output } from "../../shared/contract/calls.ts";
import { toErrorData, type ErrorData } from "../../shared/basics/errors.ts";

/** Calls and gives the error of the refusal. @throws Error if the call is answered. */
export async function failure<N extends CallName>(
  bridge: Bridge,
  name: N,
  input: Input<N>,
): Promise<ErrorData> {
  const answer = await answerOf(bridge, name, input);
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
}

/** Calls and gives the answer or the refusal. */
export const answerOf = <N extends CallName>(
  bridge: Bridge,
  name: N,
  input: Input<N>,
): Promise<{ ok: true; value: Output<N> } | { ok: false; error: ErrorData }> =>
  bridge.ask(name, input).then(
    (output) => ({ ok: true, value: output }),
    (error: unknown) => ({ ok: false, error: toErrorData(error) }),
  );
