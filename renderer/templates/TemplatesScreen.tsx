import { useRef, useState } from "react";
import { Plus } from "lucide-react";
import type { Template } from "../../shared/contract/templates.ts";
import { runCommand, useCommands } from "../app/commands.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { TakeBackButton } from "../backups/TakeBackButton.tsx";
import { useTemplates } from "../editor/index.ts";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { TemplatePane } from "./TemplatePane.tsx";
import { useTemplateActions } from "./use-template-actions.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./templates-screen.module.css";

/** The screen 模板: all templates, and the chosen one on paper. */
export function TemplatesScreen() {
  const { templates: words } = useMessages();
  const templates = useTemplates();
  const [chosenId, setChosenId] = useState<number>();
  const picker = useRef<HTMLInputElement>(null);
  const { create, save, remove, exportAs, importFile } = useTemplateActions(templates ?? [], setChosenId);
  const template = templates?.find(({ id }) => id === chosenId) ?? templates?.[0];
  const isEmpty = !templates || templates.length === 0;
  useCommands("templatesScreen", {
    "template.create": () => void create(),
    "templates.import": () => picker.current?.click(),
    "templates.export": {
      run: () => void exportAs(words.fileOfAll, templates ?? []),
      isEnabled: () => !isEmpty,
    },
  });
  return (
    <div className={page.screen}>
      <LibraryNav now="templates" count={templates?.length} />
      <main className={joinClasses(page.main, styles.templates)}>
        <header className={page.top}>
          <h1>{words.title}</h1>
          <span className={page.filterSpace} />
          <TakeBackButton table="templates" />
          <Button onClick={() => runCommand("templates.import")}>{words.import}</Button>
          <Button disabled={isEmpty} onClick={() => runCommand("templates.export")}>
            {words.exportAll}
          </Button>
          <Button
            look={templates?.length === 0 ? "primary" : "plain"}
            onClick={() => runCommand("template.create")}
          >
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
          <div className={styles.body}>
            <nav className={styles.list} aria-label={words.list}>
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
          <div className={kit.empty}>
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
    <button type="button" className={styles.entry} aria-current={isChosen} onClick={onChoose}>
      <strong>{name}</strong>
      <small>{limit === null ? words.kinds[kind] : words.kindAndLimit(words.kinds[kind], limit)}</small>
    </button>
  );
}
