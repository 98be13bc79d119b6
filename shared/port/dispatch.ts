/**
 * Answers calls on the core's side: validates input and output, and turns everything thrown into an answer.
 */
import { errorSentence } from "../messages/index.ts";
import type { Answer } from "./bridge.ts";
import { calls, type CallName, type Handlers } from "../contract/calls.ts";
import { BulletinError, type AnswerError } from "../basics/errors.ts";

/**
 * Turns anything thrown into the error of an answer. Anything but a `BulletinError` is a fault of the
 * program: `internal`.
 */
export function toAnswerError(cause: unknown): AnswerError {
  const error =
    cause instanceof BulletinError
      ? cause
      : new BulletinError("internal", { problem: String(cause) }, { cause });
  const { code, details } = error;
  return {
    code,
    details,
    message: errorSentence(code, details, "zh-CN"),
    ...(error.retry ? { retry: true } : {}),
  };
}

/** @throws BulletinError `invalid-input` */
function readInput(name: CallName, input: unknown): unknown {
  try {
    return calls[name].input.parse(input);
  } catch (cause) {
    // Not only a `ZodError`: zod compares the `length` that a value claims to have before it knows the type of
    // the value, and throws a `TypeError` if that length is an object without a primitive value.
    throw new BulletinError("invalid-input", { problem: `${name}: ${(cause as Error).message}` }, { cause });
  }
}

/**
 * Calls the handler of `name`. The promise never rejects: an unknown name or an invalid input is an answer
 * too.
 */
export async function dispatch(handlers: Handlers, name: string, input: unknown): Promise<Answer<unknown>> {
  try {
    if (!Object.hasOwn(calls, name))
      throw new BulletinError("invalid-input", { problem: `no call named ${name}` });
    const callName = name as CallName;
    const validInput = readInput(callName, input);
    const handler = handlers[callName] as (value: unknown) => Promise<unknown>;
    const validOutput = calls[callName].output.safeParse(await handler(validInput));
    if (!validOutput.success)
      throw new BulletinError("internal", { problem: `${name}: ${validOutput.error.message}` });
    return { ok: true, value: validOutput.data };
  } catch (cause) {
    return { ok: false, error: toAnswerError(cause) };
  }
}
