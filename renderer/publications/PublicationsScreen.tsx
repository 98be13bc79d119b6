import { useState } from "react";
import { Plus } from "lucide-react";
import { sameData } from "../../shared/bulletin/canonical.ts";
import { profileOf } from "../../shared/bulletin/publication.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { ask, useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { readLatest } from "../library/actions.ts";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { useScreenCommands } from "../library/screen-commands.ts";
import { Button } from "../ui/Button.tsx";
import { blankProfile, draftOf, nameOfDraft, newDraft, versionsOf, type Draft } from "./draft.ts";
import { PublicationEditor } from "./PublicationEditor.tsx";
import { filterInUse, usePublications } from "./use-publications.ts";
import "./publications.css";

/** Drafts by publication; of a new one under null. They outlive the screen: nothing that was typed is lost by looking elsewhere. */
const drafts = new Map<number | null, Draft>();

/** 刊物: all of them, and the profile of the chosen one. */
export function PublicationsScreen() {
  const { publications: words } = useMessages();
  const all = usePublications();
  const [chosen, setChosen] = useState<number | null | undefined>(() =>
    drafts.has(null) ? null : undefined,
  );
  const [, setEdits] = useState(0);
  useScreenCommands();
  const used = filterInUse(all ?? []);
  const removed = (all ?? []).filter(({ deletedAt }) => deletedAt !== null);
  const publication =
    used.find(({ id }) => id === chosen) ?? (chosen === null && drafts.has(null) ? undefined : used[0]);
  const saved = publication && draftOfSaved(publication);
  const draft = drafts.get(publication?.id ?? null) ?? saved;
  const setDraft = (id: number | null, next: Draft | null) => {
    const isSame =
      next?.id != null && next.id === publication?.id && sameData(versionsOf(next), publication.versions);
    // Another version is shown, or a change was taken back by hand: nothing to save.
    if (isSame) savedDrafts.set(publication, next);
    if (next && !isSame) drafts.set(id, next);
    else drafts.delete(id);
    setEdits((count) => count + 1);
  };
  const { create, save, remove, restore } = usePublicationActions({
    onCreated: (id) => (setDraft(null, null), setChosen(id)),
    onSaved: (id) => setDraft(id, null),
    onNew: (next) => (setDraft(null, next), setChosen(null)),
  });

  return (
    <div className="library">
      <LibraryNav now="publications" count={all ? used.length : undefined} />
      <main className="library-main publications">
        <header className="library-top">
          <h1>{words.title}</h1>
          <span className="filter-space" />
          <Button
            look={used.length === 0 ? "primary" : "plain"}
            title={drafts.has(null) ? words.unsaved : undefined}
            onClick={() => (drafts.has(null) ? setChosen(null) : void create())}
          >
            <Plus size={15} />
            {words.create}
          </Button>
        </header>
        {all === null ? null : (
          <div className="publications-body">
            {draft || removed.length > 0 ? (
              <nav className="publication-list" aria-label={words.list}>
                {drafts.has(null) ? (
                  <Entry
                    name={nameOfDraft(drafts.get(null) as Draft) || words.newPublication}
                    note={words.unsaved}
                    isChosen={publication === undefined}
                    onChoose={() => setChosen(null)}
                  />
                ) : null}
                {used.map((each) => (
                  <Entry
                    key={each.id}
                    name={each.name}
                    note={drafts.has(each.id) ? words.unsaved : words.issues(each.issues)}
                    isChosen={each === publication}
                    onChoose={() => setChosen(each.id)}
                  />
                ))}
                {removed.length > 0 ? <h3>{words.removedList}</h3> : null}
                {removed.map((each) => (
                  <div key={each.id} className="publication-removed">
                    <span>{each.name}</span>
                    <Button aria-label={`${words.restore} ${each.name}`} onClick={() => void restore(each)}>
                      {words.restore}
                    </Button>
                  </div>
                ))}
              </nav>
            ) : null}
            {draft ? (
              <PublicationEditor
                key={draft.id ?? "new"}
                draft={draft}
                isChanged={drafts.has(draft.id)}
                onChange={(next) => setDraft(next.id, next)}
                onSave={() => void save(draft, publication)}
                onDiscard={() => setDraft(draft.id, null)}
                onRemove={publication ? () => void remove(publication) : undefined}
              />
            ) : (
              <div className="empty">
                <strong>{words.none}</strong>
                <p>{words.noneHint}</p>
              </div>
            )}
          </div>
        )}
      </main>
    </div>
  );
}

function Entry({
  name,
  note,
  isChosen,
  onChoose,
}: {
  name: string;
  note: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <button type="button" className="publication-entry" aria-current={isChosen} onClick={onChoose}>
      <strong>{name}</strong>
      <small>{note}</small>
    </button>
  );
}

const savedDrafts = new WeakMap<Publication, Draft>();

/** The same draft for the same answer of the core: its keys are to stay while nothing changes. */
function draftOfSaved(publication: Publication): Draft {
  const draft = savedDrafts.get(publication) ?? draftOf(publication);
  savedDrafts.set(publication, draft);
  return draft;
}

interface Followed {
  onNew: (draft: Draft) => void;
  onCreated: (id: number) => void;
  onSaved: (id: number) => void;
}

function usePublicationActions({ onNew, onCreated, onSaved }: Followed) {
  const { bridge, notify, settings } = useApp();
  const { publications: words } = useMessages();
  const task = useTask();
  const restore = ({ id }: Pick<Publication, "id">) =>
    task(() => ask(bridge, "publications.restore", { id }));
  const remove = ({ id, name }: Pick<Publication, "id" | "name">) =>
    task(async () => {
      await ask(bridge, "publications.remove", { id });
      notify({
        kind: "done",
        text: words.removed(name),
        actions: [{ label: words.undo, run: () => void restore({ id }) }],
      });
    });
  return {
    remove,
    restore,
    /** Begins a new one with what the latest issue that has none tells. */
    create: () =>
      task(async () => {
        const latest = await readLatest(bridge, null);
        onNew(
          newDraft(
            latest
              ? profileOf(latest, settings.pointStyle)
              : { ...blankProfile(), pointStyle: settings.pointStyle },
            today(),
          ),
        );
      }),
    save: (draft: Draft, before: Publication | undefined) =>
      task(async () => {
        const [versions, name] = [versionsOf(draft), nameOfDraft(draft)];
        if (draft.id === null) {
          const { id, issues } = await ask(bridge, "publications.create", { versions });
          onCreated(id);
          notify({
            kind: "done",
            text: words.created(name, issues),
            actions: [{ label: words.undo, run: () => void remove({ id, name }) }],
          });
          return;
        }
        const { id } = draft;
        const { revision } = await ask(bridge, "publications.save", {
          id,
          revision: draft.revision,
          versions,
        });
        onSaved(id);
        const undo = () =>
          void task(() =>
            ask(bridge, "publications.save", { id, revision, versions: before?.versions ?? versions }),
          );
        notify({ kind: "done", text: words.saved(name), actions: [{ label: words.undo, run: undo }] });
      }),
  };
}
