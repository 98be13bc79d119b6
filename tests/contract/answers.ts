/**
 * Calls through a bridge that expect an answer or a refusal. Anything else fails the test with the reason.
 */
import type { Bridge } from "../../shared/port/bridge.ts";
import type { CallName, Input, Output } from "../../shared/contract/calls.ts";

/** Calls and gives the value of the answer. @throws Error with the message if the call is refused. */
export async function value<N extends CallName>(
  bridge: Bridge,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await bridge.call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Calls and gives the error of the refusal. @throws Error if the call is answered. */
export async function failure<N extends CallName>(bridge: Bridge, name: N, input: Input<N>) {
  const answer = await bridge.call(name, input);
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
}
