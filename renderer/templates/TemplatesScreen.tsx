import { useRef, useState } from "react";
import { Plus } from "lucide-react";
import type { Template } from "../../shared/contract/templates.ts";
import { useMessages } from "../app/messages.tsx";
import { useTemplates } from "../editor/index.ts";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { useScreenCommands } from "../library/screen-commands.ts";
import { Button } from "../ui/Button.tsx";
import { TemplatePane } from "./TemplatePane.tsx";
import { useTemplateActions } from "./use-template-actions.ts";
import "./templates-screen.css";

/** 模板: all of them, and the chosen one on paper. */
export function TemplatesScreen() {
  const { templates: words } = useMessages();
  const all = useTemplates();
  const [chosen, setChosen] = useState<number>();
  const file = useRef<HTMLInputElement>(null);
  const { create, save, remove, exportAs, importFile } = useTemplateActions(all ?? [], setChosen);
  useScreenCommands();
  const template = all?.find(({ id }) => id === chosen) ?? all?.[0];
  return (
    <div className="library">
      <LibraryNav now="templates" count={all?.length} />
      <main className="library-main templates">
        <header className="library-top">
          <h1>{words.title}</h1>
          <span className="filter-space" />
          <Button onClick={() => file.current?.click()}>{words.import}</Button>
          <Button
            disabled={!all || all.length === 0}
            onClick={() => void exportAs(words.fileOfAll, all ?? [])}
          >
            {words.exportAll}
          </Button>
          <Button look={all?.length === 0 ? "primary" : "plain"} onClick={() => void create()}>
            <Plus size={15} />
            {words.create}
          </Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            data-testid="templates-file"
            onChange={({ currentTarget }) => {
              const [given] = currentTarget.files ?? [];
              if (given) void importFile(given);
              // The same file may be chosen again.
              currentTarget.value = "";
            }}
          />
        </header>
        {all === null ? null : template ? (
          <div className="templates-body">
            <nav className="templates-list" aria-label={words.list}>
              {all.map((each) => (
                <Entry
                  key={each.id}
                  template={each}
                  isChosen={each === template}
                  onChoose={() => setChosen(each.id)}
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
        ) : (
          <div className="empty">
            <strong>{words.noneYet}</strong>
            <p>{words.none}</p>
          </div>
        )}
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
