import { freeName } from "../../shared/templates/file.ts";
import { blankTemplate } from "../../shared/templates/starters.ts";
import type { TemplateContent } from "../../shared/templates/template.ts";
import type { Template } from "../../shared/contract/templates.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { download } from "../app/download.ts";

/**
 * Number of bytes of a file that are read. More than a file of templates may have, so that the core refuses a
 * longer one.
 */
const mostBytes = 8_000_000;

/** The actions on templates. @param onMade called with the id of a new template */
export function useTemplateActions(all: readonly Template[], onMade: (id: number) => void) {
  const { bridge, notify } = useApp();
  const { templates: words } = useMessages();
  const task = useTask();
  return {
    create: () =>
      task(async () => {
        const name = freeName(
          words.newTemplate,
          all.map((template) => template.name),
        );
        onMade((await bridge.ask("templates.create", { template: blankTemplate(name) })).id);
      }),
    save: (id: number, change: Partial<TemplateContent>) =>
      task(() => bridge.ask("templates.save", { id, change })),
    remove: ({ id, name }: Template) =>
      task(async () => {
        await bridge.ask("templates.remove", { id });
        const restore = () => void task(() => bridge.ask("templates.restore", { id })).then(() => onMade(id));
        notify({ kind: "done", text: words.removed(name), actions: [{ label: words.undo, run: restore }] });
      }),
    exportAs: (name: string, templates: readonly Template[]) =>
      task(async () =>
        download(
          name,
          (await bridge.ask("templates.export", { ids: templates.map(({ id }) => id) })).text,
          "application/json",
        ),
      ),
    importFile: (file: File) =>
      task(async () => {
        const { added, repeated } = await bridge.ask("templates.import", {
          name: file.name,
          text: await file.slice(0, mostBytes).text(),
        });
        if (added[0]) onMade(added[0].id);
        notify({ kind: "done", text: words.imported(added.length, repeated) });
      }),
  };
}
