/** Calls of a test, answered or refused: what is not expected fails the test with its reason. */
import type { Bridge } from "../../shared/contract/bridge.ts";
import type { CallName, Input, Output } from "../../shared/contract/calls.ts";

export async function value<N extends CallName>(
  bridge: Bridge,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await bridge.call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

export async function failure<N extends CallName>(bridge: Bridge, name: N, input: Input<N>) {
  const answer = await bridge.call(name, input);
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
}
