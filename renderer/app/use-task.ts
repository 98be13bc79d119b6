import { useCallback } from "react";
import { errorSentence } from "../../shared/messages/index.ts";
import { CallError, useApp } from "./context.tsx";
import { useLocale } from "./messages.tsx";

/** Returns a function that gives the sentence for anything that a call throws. */
export function useErrorSentence(): (thrown: unknown) => string {
  const locale = useLocale();
  return useCallback(
    (thrown: unknown) =>
      thrown instanceof CallError
        ? errorSentence(thrown.error.code, thrown.error.details, locale)
        : errorSentence("internal", { problem: String(thrown) }, locale),
    [locale],
  );
}

/**
 * Returns a function that runs work a person started. A failure is shown in a notice (none for `cancelled`),
 * and the promise then resolves to undefined.
 */
export function useTask(): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  const { notify } = useApp();
  const sentence = useErrorSentence();
  return useCallback(
    async (work) => {
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof CallError && thrown.error.code === "cancelled"))
          notify({ kind: "error", text: sentence(thrown) });
        return undefined;
      }
    },
    [notify, sentence],
  );
}
