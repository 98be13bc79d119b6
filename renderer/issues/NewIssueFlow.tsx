import { createContext, use, useCallback, useState, type ReactNode } from "react";
import { RadioGroup } from "radix-ui";
import type { Publication } from "../../shared/contract/publications.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { filterInUse } from "./use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { findNextNumber, useIssueActions } from "./actions.ts";
import styles from "./issues.module.css";

const NewIssueContext = createContext<() => Promise<void>>(async () => {});

/**
 * Returns a function that creates the next issue: of the only publication, or of the one that the person
 * chooses.
 */
export const useNewIssue = () => use(NewIssueContext);

/** The choice between several publications. */
interface PublicationChoice {
  /** Each with the number of its next issue. */
  publications: (Publication & { next: number })[];
  /** The id of the publication that is selected first. */
  publication: number | undefined;
}

/** Provides `useNewIssue` to the screens, and shows its dialog over them. */
export function NewIssueFlow({ children }: { children: ReactNode }) {
  const { bridge } = useApp();
  const task = useTask();
  const { create } = useIssueActions();
  const [choice, setChoice] = useState<PublicationChoice | null>(null);
  const begin = useCallback(async () => {
    await task(async () => {
      const publications = filterInUse((await bridge.ask("publications.list", {})).publications);
      if (publications.length <= 1) return void (await create(publications[0] ?? null));

      const { lastPublication } = await bridge.ask("issues.readFacts", { deleted: false });
      const numbers = await Promise.all(
        publications.map(async (each) =>
          findNextNumber(each, (await bridge.ask("issues.findLatest", { publication: each.id })).issue),
        ),
      );
      setChoice({
        publications: publications.map((each, index) => ({ ...each, next: numbers[index] ?? 1 })),
        publication: publications.find(({ id }) => id === lastPublication)?.id ?? publications[0]?.id,
      });
    });
  }, [bridge, create, task]);
  return (
    <NewIssueContext value={begin}>
      {children}
      {choice ? (
        <ChooseDialog
          {...choice}
          onChoose={(publication) => {
            setChoice(null);
            void create(publication);
          }}
          onClose={() => setChoice(null)}
        />
      ) : null}
    </NewIssueContext>
  );
}

/**
 * Asks for the publication; each is shown with the number of its next issue. The one edited last is selected.
 */
function ChooseDialog({
  publications,
  publication: last,
  onChoose,
  onClose,
}: PublicationChoice & { onChoose: (publication: Publication) => void; onClose: () => void }) {
  const { publications: words, window: frame } = useMessages();
  const [chosenId, setChosenId] = useState(last);
  const publication = publications.find(({ id }) => id === chosenId);
  return (
    <Dialog
      title={words.choose}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={() => publication && onChoose(publication)}>
            {words.createIssue}
          </Button>
        </>
      }
    >
      <RadioGroup.Root
        className={styles.publicationChoice}
        aria-label={words.title}
        value={String(chosenId)}
        onValueChange={(value) => setChosenId(Number(value))}
      >
        {publications.map((each) => (
          <RadioGroup.Item
            key={each.id}
            value={String(each.id)}
            className={styles.publicationOption}
            onDoubleClick={() => onChoose(each)}
          >
            <strong>{each.name}</strong>
            <span>{words.nextNumber(each.next)}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </Dialog>
  );
}
