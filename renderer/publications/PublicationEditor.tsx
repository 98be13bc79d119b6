import { Plus, Trash2 } from "lucide-react";
import { keyLabelOf, useCommands } from "../app/commands.ts";
import { formatDate, today } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import {
  inOrder,
  nameOfDraft,
  problemOf,
  withChange,
  removeShownVersion,
  withVersion,
  type Draft,
} from "./draft.ts";
import { ProfileForm } from "./ProfileForm.tsx";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./publications.module.css";

interface PublicationEditorProps {
  draft: Draft;
  isChanged: boolean;
  onChange: (draft: Draft) => void;
  onSave: () => void;
  onDiscard: () => void;
  /** Undefined for a new publication. */
  onRemove: (() => void) | undefined;
}

/** The form of one publication: its versions, and the profile of the selected version. */
export function PublicationEditor({
  draft,
  isChanged,
  onChange,
  onSave,
  onDiscard,
  onRemove,
}: PublicationEditorProps) {
  const { publications: words } = useMessages();
  const version = draft.versions.find(({ key }) => key === draft.shownKey);
  const canSave = isChanged && problemOf(draft) === null;
  useCommands("screen", { "issue.save": { run: onSave, isEnabled: () => canSave } });
  if (!version) return null;
  return (
    <form
      className={styles.publication}
      aria-label={nameOfDraft(draft) || words.newPublication}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave();
      }}
    >
      <PublicationBar
        draft={draft}
        isChanged={isChanged}
        canSave={canSave}
        onChange={onChange}
        onDiscard={onDiscard}
        onRemove={onRemove}
      />
      <div className={styles.publicationContent}>
        <VersionChips draft={draft} onChange={onChange} />
        <div className={styles.profileRow}>
          <label className={styles.profileLabel} htmlFor="valid-from">
            {words.validFrom}
          </label>
          <span className={styles.profilePoints}>
            <input
              id="valid-from"
              className={kit.textField}
              type="date"
              value={version.validFrom}
              onChange={(event) => onChange(withChange(draft, { validFrom: event.currentTarget.value }))}
            />
            {draft.versions.length > 1 ? (
              <Button look="quiet" onClick={() => onChange(removeShownVersion(draft))}>
                <Trash2 size={14} />
                {words.removeVersion}
              </Button>
            ) : null}
          </span>
        </div>
        <ProfileForm
          key={version.key}
          profile={version.profile}
          day={today()}
          onChange={(profile) => onChange(withChange(draft, { profile }))}
        />
      </div>
    </form>
  );
}

/** The head of the form: the name, what keeps the draft from being saved, and the buttons. */
function PublicationBar({
  draft,
  isChanged,
  canSave,
  onChange,
  onDiscard,
  onRemove,
}: Omit<PublicationEditorProps, "onSave"> & { canSave: boolean }) {
  const { publications: words, window: frame } = useMessages();
  const fault = problemOf(draft);
  return (
    <div className={styles.publicationBar}>
      <h2>{nameOfDraft(draft) || words.newPublication}</h2>
      {fault ? (
        <span role="status">
          <button
            type="button"
            className={styles.profileProblem}
            onClick={() => onChange({ ...draft, shownKey: fault.key })}
          >
            {words[fault.problem]}
          </button>
        </span>
      ) : null}
      {isChanged ? (
        <Button onClick={onDiscard}>{draft.id === null ? frame.cancel : words.discard}</Button>
      ) : null}
      {onRemove && !isChanged ? <Button onClick={onRemove}>{words.remove}</Button> : null}
      <Button look="primary" type="submit" title={keyLabelOf("issue.save")} disabled={!canSave}>
        {words.save}
      </Button>
    </div>
  );
}

/** One chip for each version, and a button that adds one. */
function VersionChips({ draft, onChange }: Pick<PublicationEditorProps, "draft" | "onChange">) {
  const { publications: words, window: frame } = useMessages();
  const locale = useLocale();
  return (
    <div className={styles.publicationVersions} role="group" aria-label={words.versions}>
      {inOrder(draft).map(({ key, validFrom }) => (
        <button
          key={key}
          type="button"
          className={page.chip}
          aria-pressed={key === draft.shownKey}
          onClick={() => onChange({ ...draft, shownKey: key })}
        >
          {validFrom === "" ? frame.noDate : words.from(formatDate(validFrom, locale))}
        </button>
      ))}
      <Button look="quiet" title={words.addVersionHint} onClick={() => onChange(withVersion(draft, today()))}>
        <Plus size={14} />
        {words.addVersion}
      </Button>
    </div>
  );
}
