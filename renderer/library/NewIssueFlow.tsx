import { createContext, use, useCallback, useState, type ReactNode } from "react";
import { RadioGroup } from "radix-ui";
import type { IssueSummary } from "../../shared/contract/calls.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { inUse } from "../publications/use-publications.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { nextNumberOf, useIssueActions } from "./actions.ts";
import "./library.css";

const NewIssueContext = createContext<() => Promise<void>>(async () => {});

/** Begins a new issue: of the only publication, or of the one that the person chooses of several. */
export const useNewIssue = () => use(NewIssueContext);

interface Asked {
  publications: Publication[];
  issues: IssueSummary[];
}

export function NewIssueFlow({ children }: { children: ReactNode }) {
  const { bridge } = useApp();
  const task = useTask();
  const { create } = useIssueActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const begin = useCallback(async () => {
    await task(async () => {
      const publications = inUse((await ask(bridge, "publications.list", {})).publications);
      if (publications.length > 1) setAsked({ publications, issues: (await ask(bridge, "issues.list", { deleted: false })).issues });
      else await create(publications[0] ?? null);
    });
  }, [bridge, create, task]);
  return (
    <NewIssueContext value={begin}>
      {children}
      {asked ? <ChooseDialog {...asked} onChoose={(publication) => (setAsked(null), void create(publication))} onClose={() => setAsked(null)} /> : null}
    </NewIssueContext>
  );
}

/** The publications with the number that each would have next; the one worked on last is chosen. */
function ChooseDialog({ publications, issues, onChoose, onClose }: Asked & { onChoose: (publication: Publication) => void; onClose: () => void }) {
  const { publications: words, window: frame } = useMessages();
  const [chosen, setChosen] = useState(() => latestSaved(publications, issues));
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
      <RadioGroup.Root className="publication-choice" aria-label={words.title} value={String(chosen)} onValueChange={(value) => setChosen(Number(value))}>
        {publications.map((each) => (
          <RadioGroup.Item key={each.id} value={String(each.id)} className="publication-option" onDoubleClick={() => onChoose(each)}>
            <strong>{each.name}</strong>
            <span>{words.nextNumber(nextNumberOf(each, issues))}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </Dialog>
  );
}

function latestSaved(publications: readonly Publication[], issues: readonly IssueSummary[]): number | undefined {
  const known = new Set(publications.map(({ id }) => id));
  const latest = issues.filter(({ publication }) => publication !== null && known.has(publication)).toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  return latest[0]?.publication ?? publications[0]?.id;
}
