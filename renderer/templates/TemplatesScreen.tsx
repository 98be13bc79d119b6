import { useRef, useState } from "react";
import { Plus } from "lucide-react";
import type { Template } from "../../shared/contract/templates.ts";
import { useMessages } from "../app/messages.tsx";
import { useTemplates } from "../editor/index.ts";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { TemplatePane } from "./TemplatePane.tsx";
import { useTemplateActions } from "./use-template-actions.ts";
import "./templates-screen.css";

/** The screen 模板: all templates, and the chosen one on paper. */
export function TemplatesScreen() {
  const { templates: words } = useMessages();
  const templates = useTemplates();
  const [chosenId, setChosenId] = useState<number>();
  const picker = useRef<HTMLInputElement>(null);
  const { create, save, remove, exportAs, importFile } = useTemplateActions(templates ?? [], setChosenId);
  const template = templates?.find(({ id }) => id === chosenId) ?? templates?.[0];
  return (
    <div className="library">
      <LibraryNav now="templates" count={templates?.length} />
      <main className="library-main templates">
        <header className="library-top">
          <h1>{words.title}</h1>
          <span className="filter-space" />
          <Button onClick={() => picker.current?.click()}>{words.import}</Button>
          <Button
            disabled={!templates || templates.length === 0}
            onClick={() => void exportAs(words.fileOfAll, templates ?? [])}
          >
            {words.exportAll}
          </Button>
          <Button look={templates?.length === 0 ? "primary" : "plain"} onClick={() => void create()}>
            <Plus size={15} />
            {words.create}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            hidden
            data-testid="templates-file"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void importFile(file);
              // Clear the input, so that choosing the same file again is a change.
              currentTarget.value = "";
            }}
          />
        </header>
        {templates && template ? (
          <div className="templates-body">
            <nav className="templates-list" aria-label={words.list}>
              {templates.map((each) => (
                <Entry
                  key={each.id}
                  template={each}
                  isChosen={each === template}
                  onChoose={() => setChosenId(each.id)}
                />
              ))}
            </nav>
            <TemplatePane
              key={template.id}
              template={template}
              onSave={(change) => save(template.id, change)}
              onRemove={() => void remove(template)}
              onExport={() => void exportAs(words.fileOf(template.name), [template])}
            />
          </div>
        ) : null}
        {templates?.length === 0 ? (
          <div className="empty">
            <strong>{words.noneYet}</strong>
            <p>{words.none}</p>
          </div>
        ) : null}
      </main>
    </div>
  );
}

function Entry({
  template: { name, kind, limit },
  isChosen,
  onChoose,
}: {
  template: Template;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { templates: words } = useMessages();
  return (
    <button type="button" className="templates-entry" aria-current={isChosen} onClick={onChoose}>
      <strong>{name}</strong>
      <small>{limit === null ? words.kinds[kind] : words.kindAndLimit(words.kinds[kind], limit)}</small>
    </button>
  );
}
