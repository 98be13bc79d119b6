import { Plus, Trash2 } from "lucide-react";
import { formatDate, today } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { keysOf, useWindowCommands } from "../app/shell-commands.ts";
import { Button } from "../ui/Button.tsx";
import {
  inOrder,
  nameOfDraft,
  problemOf,
  withChange,
  withoutShown,
  withVersion,
  type Draft,
} from "./draft.ts";
import { ProfileForm } from "./ProfileForm.tsx";

interface PublicationEditorProps {
  draft: Draft;
  isChanged: boolean;
  onChange: (draft: Draft) => void;
  onSave: () => void;
  onDiscard: () => void;
  /** Absent for a new one. */
  onRemove: (() => void) | undefined;
}

/** One publication: its versions, and the profile of the one that is shown. */
export function PublicationEditor({
  draft,
  isChanged,
  onChange,
  onSave,
  onDiscard,
  onRemove,
}: PublicationEditorProps) {
  const { publications: words, window: frame } = useMessages();
  const locale = useLocale();
  const version = draft.versions.find(({ key }) => key === draft.shown);
  const fault = problemOf(draft);
  const canSave = isChanged && fault === null;
  useWindowCommands({ "issue.save": () => canSave && onSave() });
  if (!version) return null;
  return (
    <form
      className="publication"
      aria-label={nameOfDraft(draft) || words.newPublication}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave();
      }}
    >
      <div className="publication-bar">
        <h2>{nameOfDraft(draft) || words.newPublication}</h2>
        {fault ? (
          <span role="status">
            <button
              type="button"
              className="profile-problem"
              onClick={() => onChange({ ...draft, shown: fault.key })}
            >
              {words[fault.problem]}
            </button>
          </span>
        ) : null}
        {isChanged ? (
          <Button onClick={onDiscard}>{draft.id === null ? frame.cancel : words.discard}</Button>
        ) : null}
        {onRemove && !isChanged ? <Button onClick={onRemove}>{words.remove}</Button> : null}
        <Button look="primary" type="submit" title={keysOf("issue.save")} disabled={!canSave}>
          {words.save}
        </Button>
      </div>
      <div className="publication-content">
        <div className="publication-versions" role="group" aria-label={words.versions}>
          {inOrder(draft).map(({ key, validFrom }) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={key === draft.shown}
              onClick={() => onChange({ ...draft, shown: key })}
            >
              {validFrom === "" ? frame.noDate : words.from(formatDate(validFrom, locale))}
            </button>
          ))}
          <Button
            look="quiet"
            title={words.addVersionHint}
            onClick={() => onChange(withVersion(draft, today()))}
          >
            <Plus size={14} />
            {words.addVersion}
          </Button>
        </div>
        <div className="profile-row">
          <label className="profile-label" htmlFor="valid-from">
            {words.validFrom}
          </label>
          <span className="profile-points">
            <input
              id="valid-from"
              className="text-field"
              type="date"
              value={version.validFrom}
              onChange={(event) => onChange(withChange(draft, { validFrom: event.currentTarget.value }))}
            />
            {draft.versions.length > 1 ? (
              <Button look="quiet" onClick={() => onChange(withoutShown(draft))}>
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
