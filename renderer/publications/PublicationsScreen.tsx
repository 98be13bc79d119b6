import { useState } from "react";
import { Plus } from "lucide-react";
import { sameData } from "../../shared/document/canonical.ts";
import { profileOf } from "../../shared/publications/publication.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { runCommand, useCommands } from "../app/commands.ts";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { TakeBackButton } from "../backups/TakeBackButton.tsx";
import { readLatest } from "../issues/actions.ts";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { blankProfile, draftOf, nameOfDraft, newDraft, versionsOf, type Draft } from "./draft.ts";
import { PublicationEditor } from "./PublicationEditor.tsx";
import { filterInUse, usePublications } from "../issues/use-publications.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./publications.module.css";

/**
 * The unsaved drafts by publication; that of a new one under `null`. They outlive the screen, so that nothing
 * is lost when another screen is opened.
 */
const drafts = new Map<number | null, Draft>();

/** The screen 刊物: all publications, and the form of the chosen one. */
export function PublicationsScreen() {
  const { publications: words } = useMessages();
  const publications = usePublications();
  const { publication, draft, setChosenId, setDraft } = useDrafts(publications);
  const usedPublications = filterInUse(publications ?? []);
  const { create, save, remove, restore } = usePublicationActions({
    onCreated: (id) => {
      setDraft(null, null);
      setChosenId(id);
    },
    onSaved: (id) => setDraft(id, null),
    onNew: (next) => {
      setDraft(null, next);
      setChosenId(null);
    },
  });
  useCommands("publicationsScreen", {
    "publication.create": () => (drafts.has(null) ? setChosenId(null) : void create()),
  });

  return (
    <div className={page.screen}>
      <LibraryNav now="publications" count={publications ? usedPublications.length : undefined} />
      <main className={joinClasses(page.main, styles.publications)}>
        <header className={page.top}>
          <h1>{words.title}</h1>
          <span className={page.filterSpace} />
          <TakeBackButton table="publications" />
          <Button
            look={usedPublications.length === 0 ? "primary" : "plain"}
            title={drafts.has(null) ? words.unsaved : undefined}
            onClick={() => runCommand("publication.create")}
          >
            <Plus size={15} />
            {words.create}
          </Button>
        </header>
        {publications === null ? null : (
          <div className={styles.body}>
            {draft || usedPublications.length < publications.length ? (
              <PublicationList
                publications={publications}
                chosenPublication={publication}
                onChoose={setChosenId}
                onRestore={(each) => void restore(each)}
              />
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
              <div className={joinClasses(kit.empty, styles.nothing)}>
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

/** The chosen publication (undefined for a new one), and its draft. */
function useDrafts(publications: readonly Publication[] | null) {
  const [chosenId, setChosenId] = useState<number | null | undefined>(() =>
    drafts.has(null) ? null : undefined,
  );
  const [, setEdits] = useState(0);
  const usedPublications = filterInUse(publications ?? []);
  const showsNew = chosenId === null && drafts.has(null);
  const publication =
    usedPublications.find(({ id }) => id === chosenId) ?? (showsNew ? undefined : usedPublications[0]);
  const savedDraft = publication && draftOfSaved(publication);
  const draft = drafts.get(publication?.id ?? null) ?? savedDraft;
  const setDraft = (id: number | null, next: Draft | null) => {
    const isSame =
      next?.id != null && next.id === publication?.id && sameData(versionsOf(next), publication.versions);
    // Nothing to save: only another version was selected, or a change was undone by hand.
    if (isSame) savedDrafts.set(publication, next);
    if (next && !isSame) drafts.set(id, next);
    else drafts.delete(id);
    // The map is outside React: draw the screen again.
    setEdits((count) => count + 1);
  };
  return { publication, draft, setChosenId, setDraft };
}

interface PublicationListProps {
  publications: readonly Publication[];
  /** Undefined while a new publication is edited. */
  chosenPublication: Publication | undefined;
  onChoose: (id: number | null) => void;
  onRestore: (publication: Publication) => void;
}

/** A new publication, those in use, and those out of use, which can be restored. */
function PublicationList({ publications, chosenPublication, onChoose, onRestore }: PublicationListProps) {
  const { publications: words } = useMessages();
  const newPublication = drafts.get(null);
  const removedPublications = publications.filter(({ deletedAt }) => deletedAt !== null);
  return (
    <nav className={styles.publicationList} aria-label={words.list}>
      {newPublication ? (
        <Entry
          name={nameOfDraft(newPublication) || words.newPublication}
          note={words.unsaved}
          isChosen={chosenPublication === undefined}
          onChoose={() => onChoose(null)}
        />
      ) : null}
      {filterInUse(publications).map((each) => (
        <Entry
          key={each.id}
          name={each.name}
          note={drafts.has(each.id) ? words.unsaved : words.issues(each.issues)}
          isChosen={each === chosenPublication}
          onChoose={() => onChoose(each.id)}
        />
      ))}
      {removedPublications.length > 0 ? <h3>{words.removedList}</h3> : null}
      {removedPublications.map((each) => (
        <div key={each.id} className={styles.publicationRemoved}>
          <span>{each.name}</span>
          <Button aria-label={`${words.restore} ${each.name}`} onClick={() => onRestore(each)}>
            {words.restore}
          </Button>
        </div>
      ))}
    </nav>
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
    <button type="button" className={styles.publicationEntry} aria-current={isChosen} onClick={onChoose}>
      <strong>{name}</strong>
      <small>{note}</small>
    </button>
  );
}

const savedDrafts = new WeakMap<Publication, Draft>();

/** Returns the same draft for the same answer of the core, so that the keys of its versions stay the same. */
function draftOfSaved(publication: Publication): Draft {
  const draft = savedDrafts.get(publication) ?? draftOf(publication);
  savedDrafts.set(publication, draft);
  return draft;
}

/** What the screen does after an action. */
interface ActionListeners {
  onNew: (draft: Draft) => void;
  onCreated: (id: number) => void;
  onSaved: (id: number) => void;
}

/** Creates, saves, removes and restores publications; notices offer to undo it. */
function usePublicationActions({ onNew, onCreated, onSaved }: ActionListeners) {
  const { bridge, notify, settings } = useApp();
  const { publications: words } = useMessages();
  const task = useTask();
  const restore = ({ id }: Pick<Publication, "id">) => task(() => bridge.ask("publications.restore", { id }));
  const remove = ({ id, name }: Pick<Publication, "id" | "name">) =>
    task(async () => {
      await bridge.ask("publications.remove", { id });
      notify({
        kind: "done",
        text: words.removed(name),
        actions: [{ label: words.undo, run: () => void restore({ id }) }],
      });
    });
  return {
    remove,
    restore,
    /** Starts a new publication with the profile of the latest issue that belongs to none. */
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
        const versions = versionsOf(draft);
        const name = nameOfDraft(draft);
        if (draft.id === null) {
          const { id, issues } = await bridge.ask("publications.create", { versions });
          onCreated(id);
          notify({
            kind: "done",
            text: words.created(name, issues),
            actions: [{ label: words.undo, run: () => void remove({ id, name }) }],
          });
          return;
        }
        const { id } = draft;
        const { revision } = await bridge.ask("publications.save", {
          id,
          revision: draft.revision,
          versions,
        });
        onSaved(id);
        const undo = () =>
          void task(() =>
            bridge.ask("publications.save", { id, revision, versions: before?.versions ?? versions }),
          );
        notify({ kind: "done", text: words.saved(name), actions: [{ label: words.undo, run: undo }] });
      }),
  };
}
