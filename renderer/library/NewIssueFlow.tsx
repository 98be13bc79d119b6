import { createContext, use, useCallback, useState, type ReactNode } from "react";
import { RadioGroup } from "radix-ui";
import type { Publication } from "../../shared/contract/publications.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { inUse } from "../publications/use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { numberAfterLatest, useIssueActions } from "./actions.ts";
import "./library.css";

const NewIssueContext = createContext<() => Promise<void>>(async () => {});

/** Begins a new issue: of the only publication, or of the one that the person chooses of several. */
export const useNewIssue = () => use(NewIssueContext);

interface Asked {
  /** Each with the number that its next issue bears. */
  publications: (Publication & { next: number })[];
  /** The one worked on last. */
  chosen: number | undefined;
}

export function NewIssueFlow({ children }: { children: ReactNode }) {
  const { bridge } = useApp();
  const task = useTask();
  const { create } = useIssueActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const begin = useCallback(async () => {
    await task(async () => {
      const publications = inUse((await ask(bridge, "publications.list", {})).publications);
      if (publications.length <= 1) return void (await create(publications[0] ?? null));
      const { lastPublication } = await ask(bridge, "issues.facts", { deleted: false });
      const numbers = await Promise.all(
        publications.map(async (each) =>
          numberAfterLatest(each, (await ask(bridge, "issues.latest", { publication: each.id })).issue),
        ),
      );
      setAsked({
        publications: publications.map((each, index) => ({ ...each, next: numbers[index] ?? 1 })),
        chosen: publications.find(({ id }) => id === lastPublication)?.id ?? publications[0]?.id,
      });
    });
  }, [bridge, create, task]);
  return (
    <NewIssueContext value={begin}>
      {children}
      {asked ? (
        <ChooseDialog
          {...asked}
          onChoose={(publication) => (setAsked(null), void create(publication))}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </NewIssueContext>
  );
}

/** The publications with the number that each would have next; the one worked on last is chosen. */
function ChooseDialog({
  publications,
  chosen: last,
  onChoose,
  onClose,
}: Asked & { onChoose: (publication: Publication) => void; onClose: () => void }) {
  const { publications: words, window: frame } = useMessages();
  const [chosen, setChosen] = useState(last);
  const publication = publications.find(({ id }) => id === chosen);
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
        className="publication-choice"
        aria-label={words.title}
        value={String(chosen)}
        onValueChange={(value) => setChosen(Number(value))}
      >
        {publications.map((each) => (
          <RadioGroup.Item
            key={each.id}
            value={String(each.id)}
            className="publication-option"
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
