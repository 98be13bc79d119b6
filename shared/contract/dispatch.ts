/** Answers one call on the core's side: validates both ways, turns whatever is thrown into an answer. */
import { errorSentence } from "../messages/index.ts";
import type { Answer, Handlers } from "./bridge.ts";
import { calls, type CallName } from "./calls.ts";
import { BulletinError, type AnswerError } from "./errors.ts";

/** The answer form of anything thrown. What is no `BulletinError` is a fault of the program, and says so. */
export function toAnswerError(thrown: unknown): AnswerError {
  const error =
    thrown instanceof BulletinError
      ? thrown
      : new BulletinError("internal", { problem: String(thrown) }, { cause: thrown });
  const { code, details } = error;
  return {
    code,
    details,
    message: errorSentence(code, details, "zh-CN"),
    ...(error.retry ? { retry: true } : {}),
  };
}

/** Calls the handler of `name`. Never throws: an unknown name or a wrong input is an answer like any other. */
export async function dispatch(handlers: Handlers, name: string, input: unknown): Promise<Answer<unknown>> {
  try {
    if (!Object.hasOwn(calls, name))
      throw new BulletinError("invalid-input", { problem: `no call named ${name}` });
    const known = name as CallName;
    const read = calls[known].input.safeParse(input);
    if (!read.success)
      throw new BulletinError("invalid-input", { problem: `${name}: ${read.error.message}` });
    const handler = handlers[known] as (value: unknown) => Promise<unknown>;
    const written = calls[known].output.safeParse(await handler(read.data));
    if (!written.success)
      throw new BulletinError("internal", { problem: `${name}: ${written.error.message}` });
    return { ok: true, value: written.data };
  } catch (thrown) {
    return { ok: false, error: toAnswerError(thrown) };
  }
}
