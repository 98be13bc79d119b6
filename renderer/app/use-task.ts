import { useCallback } from "react";
import { BulletinError, hasCode, toErrorData } from "../../shared/basics/errors.ts";
import { errorSentence, type Locale } from "../../shared/messages/index.ts";
import { useApp } from "./context.tsx";
import { useLocale } from "./messages.tsx";
import { reportFault } from "./report-fault.ts";

/** The sentence for anything that a call throws. */
export const toSentence = (error: unknown, locale: Locale): string =>
  errorSentence(toErrorData(error), locale);

/** Returns a function that gives the sentence, in the language of the window, for anything that a call throws. */
export function useErrorSentence(): (error: unknown) => string {
  const locale = useLocale();
  return useCallback((error: unknown) => toSentence(error, locale), [locale]);
}

/**
 * Returns a function that runs work a person started. A failure is shown in a notice (none for `cancelled`),
 * and the promise then resolves to undefined.
 */
export function useTask(): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  const { bridge, notify } = useApp();
  const sentence = useErrorSentence();
  return useCallback(
    async (work) => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof BulletinError)) reportFault(bridge, "work", error);
        if (!hasCode(error, "cancelled")) notify({ kind: "error", text: sentence(error) });
        return undefined;
      }
    },
    [bridge, notify, sentence],
  );
}
