/**
 * Answers calls on the core's side: validates input and output, and turns everything thrown into an answer.
 */
import type { Answer } from "./bridge.ts";
import {
  isCallName,
  rows,
  type CallName,
  type Handlers,
  type Input,
  type Output,
} from "../contract/calls.ts";
import { BulletinError, toErrorData } from "../basics/errors.ts";

/** Learns of each call that was refused or failed, for the log. `name` is what the caller sent. */
export type NoteFailure = (name: string, cause: unknown) => void;

/**
 * Calls the handler of `name`. The promise never rejects: an unknown name or an invalid input is an answer
 * too.
 */
export async function dispatch(
  handlers: Handlers,
  name: string,
  input: unknown,
  noteFailure: NoteFailure = () => {},
): Promise<Answer> {
  try {
    if (!isCallName(name)) throw new BulletinError("invalid-input", { problem: `no call named ${name}` });
    return { ok: true, value: await answerCall(handlers, name, input) };
  } catch (cause) {
    noteFailure(name, cause);
    return { ok: false, error: toErrorData(cause) };
  }
}

/** @throws BulletinError `invalid-input`, `internal` if the output does not fit the contract; and what the handler throws */
async function answerCall<N extends CallName>(
  handlers: Handlers,
  name: N,
  input: unknown,
): Promise<Output<N>> {
  const output = rows[name].output.safeParse(await handlers[name](readInput(name, input)));
  if (!output.success)
    throw new BulletinError(
      "internal",
      { problem: `${name}: ${output.error.message}` },
      { cause: output.error },
    );
  return output.data;
}

/** @throws BulletinError `invalid-input` */
function readInput<N extends CallName>(name: N, input: unknown): Input<N> {
  try {
    return rows[name].input.parse(input);
  } catch (cause) {
    // Not only a `ZodError`: zod compares the `length` that a value claims to have before it knows the type of
    // the value, and throws a `TypeError` if that length is an object without a primitive value.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BulletinError("invalid-input", { problem: `${name}: ${reason}` }, { cause });
  }
}
