import { useState, type ReactNode } from "react";
import type { FailedFile, Watching } from "../../shared/contract/watching.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { FailedFilesDialog } from "./FailedFiles.tsx";

/**
 * Tells of files that could not be imported, in one notice however many they are: the reason of a single one, or
 * their number with a button that shows the list.
 * @returns the function that tells, and the dialog with the list, if it is open
 */
export function useFailureNotice(): {
  tell: (failed: Watching["failed"], readAll: () => Promise<readonly FailedFile[]>) => void;
  dialog: ReactNode;
} {
  const { notify } = useApp();
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const [shown, setShown] = useState<Parameters<ReturnType<typeof useFailureNotice>["tell"]> | null>(null);
  return {
    tell: (failed, readAll) => {
      const [first] = failed.files;
      if (!first) return;
      if (failed.count === 1) notify({ kind: "error", text: errorSentence(first.error, locale) });
      else
        notify({
          kind: "error",
          text: words.notTakenIn(failed.count),
          actions: [{ label: words.showFailed, run: () => setShown([failed, readAll]) }],
        });
    },
    dialog: shown ? (
      <FailedFilesDialog failed={shown[0]} readAll={shown[1]} onClose={() => setShown(null)} />
    ) : null,
  };
}
