import { useCallback } from "react";
import { errorSentence } from "../../shared/messages/index.ts";
import { CallError, useApp } from "./context.tsx";
import { useLocale } from "./messages.tsx";

/** Returns a function that gives the sentence for anything that a call throws. */
export function useErrorSentence(): (error: unknown) => string {
  const locale = useLocale();
  return useCallback(
    (error: unknown) =>
      error instanceof CallError
        ? errorSentence(error.error.code, error.error.details, locale)
        : errorSentence("internal", { problem: String(error) }, locale),
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
      } catch (error) {
        if (!(error instanceof CallError && error.error.code === "cancelled"))
          notify({ kind: "error", text: sentence(error) });
        return undefined;
      }
    },
    [notify, sentence],
  );
}
