/**
 * Templates (模板) on the desk: inserts one from the toolbar, by `/` or from the outline, and makes one of the
 * selection.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getState, COMMAND_PRIORITY_EDITOR, mergeRegister, type LexicalEditor } from "lexical";
import { useEffect, useState } from "react";
import type { Outline } from "../../../shared/document/outline.ts";
import type { Block } from "../../../shared/document/schema.ts";
import { insertTemplate, templateFrom } from "../../../shared/templates/insert.ts";
import type { TemplateContent } from "../../../shared/templates/template.ts";
import type { Template } from "../../../shared/contract/templates.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { readBulletin } from "../document/read.ts";
import { bringIn, caretBlock } from "../document/bring-in.ts";
import { goTo } from "../document/go.ts";
import { idState } from "../nodes/nodes.ts";
import { CHOOSE_PICTURES_COMMAND, INSERT_TABLE_COMMAND } from "../document/object-commands.ts";
import { $getRange, $selectedBlocks } from "../nodes/selection.ts";
import { useOutlineStore, useTextCommands } from "../session/editor-state.tsx";
import { INSERT_TEMPLATE_COMMAND } from "./command.ts";
import { beginFilling, paintFields, registerFieldKeys } from "./fields.ts";
import { KeepDialog } from "./KeepDialog.tsx";
import { SlashMenu, type SlashOption } from "./SlashMenu.tsx";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useTemplates } from "./use-templates.ts";

/** The dialog that is open. `after` is the id of the block that the template follows; null for the end. */
type OpenDialog = { name: "insert"; after: string | null } | { name: "keep"; blocks: Block[] };

/** Answers the two commands of templates, shows their dialogs and the list that `/` opens. */
export function TemplatesCommand() {
  const templates = useTemplates() ?? [];
  const { dialog, setDialog, openKeep } = useTemplateDialog();
  const { insert, insertInstead } = useInsertTemplate();
  const keep = useKeepTemplate();
  const options = useSlashOptions(templates, insertInstead);
  return (
    <>
      <SlashMenu options={options} />
      {dialog?.name === "insert" ? (
        <TemplateDialog
          templates={templates}
          onInsert={(template) => insert(template, dialog.after)}
          onKeep={openKeep}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog?.name === "keep" ? (
        <KeepDialog
          blocks={dialog.blocks}
          templates={templates}
          onKeep={(template, replacedTemplate) => {
            setDialog(null);
            keep(template, replacedTemplate);
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

/**
 * The open dialog; the commands open one, and the keys and highlights of fields work as long as the editor
 * exists.
 */
function useTemplateDialog() {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { notify } = useApp();
  const { nothingSelected } = useMessages().templates;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          INSERT_TEMPLATE_COMMAND,
          (after) => {
            setDialog({ name: "insert", after });
            return true;
          },
          COMMAND_PRIORITY_EDITOR,
        ),
        registerFieldKeys(editor),
        paintFields(editor, store),
      ),
    [editor, store],
  );
  const openKeep = () => {
    store.refresh();
    const blocks = templateFrom(
      readBulletin(editor),
      selectedBlocks(editor) ?? articleBlocks(store.outline(), store.current()),
    );
    if (blocks.length > 0) setDialog({ name: "keep", blocks });
    else notify({ kind: "error", text: nothingSelected });
  };
  useTextCommands("templates", {
    "template.insert": () => setDialog({ name: "insert", after: caretBlock(editor) }),
    "template.keep": openKeep,
  });
  return { dialog, setDialog, openKeep };
}

/** Functions that insert a template and move to its first field, or to its first block if it has none. */
function useInsertTemplate() {
  const [editor] = useLexicalComposerContext();
  const goToStart = (blocks: readonly Block[]) => {
    const [first] = blocks;
    if (first && !beginFilling(editor, blocks)) goTo(editor, first.id);
  };
  return {
    /** Inserts after a block; null inserts at the end. */
    insert: (template: Template, after: string | null) =>
      goToStart(bringIn(editor, (bulletin) => insertTemplate(bulletin, template, after))),
    /** Inserts in place of the paragraph in which `/` was typed; both are one undo step. */
    insertInstead: (template: Template, id: string) =>
      goToStart(
        bringIn(editor, (bulletin) => {
          const blocks = bulletin.blocks.map((block): Block =>
            block.id === id && block.style !== "table" && block.style !== "figure"
              ? { ...block, style: "body", runs: [] }
              : block,
          );
          return insertTemplate({ ...bulletin, blocks }, template, id);
        }),
      ),
  };
}

/** The rows of the list that `/` opens: all templates, a table and a picture. */
function useSlashOptions(
  templates: readonly Template[],
  insertInstead: (template: Template, id: string) => void,
): SlashOption[] {
  const [editor] = useLexicalComposerContext();
  const { templates: words, commands, objects } = useMessages();
  return [
    ...templates.map((template) => ({
      id: `template ${template.id}`,
      name: template.name,
      kind: words.kinds[template.kind],
      choose: ({ id }: { id: string }) => insertInstead(template, id),
    })),
    {
      id: "table",
      name: commands["table.insert"],
      kind: objects.insert,
      choose: ({ key }) => void editor.dispatchCommand(INSERT_TABLE_COMMAND, key),
    },
    {
      id: "figure",
      name: commands["figure.insert"],
      kind: objects.insert,
      choose: ({ key }) => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, { instead: key }),
    },
  ];
}

/** A function that stores a new template, or replaces one and offers to undo that. */
function useKeepTemplate() {
  const { bridge, notify } = useApp();
  const task = useTask();
  const words = useMessages().templates;
  return (template: TemplateContent, replacedTemplate: Template | undefined) =>
    void task(async () => {
      if (!replacedTemplate) {
        await bridge.ask("templates.create", { template });
        notify({ kind: "done", text: words.kept(template.name) });
        return;
      }
      const { id, ...before } = replacedTemplate;
      await bridge.ask("templates.save", { id, change: template });
      notify({
        kind: "done",
        text: words.savedOver(template.name),
        actions: [
          {
            label: words.undo,
            run: () => void task(() => bridge.ask("templates.save", { id, change: before })),
          },
        ],
      });
    });
}

/** The ids of the selected blocks; null without a selection. */
function selectedBlocks(editor: LexicalEditor): string[] | null {
  return editor
    .getEditorState()
    .read(() =>
      $getRange()?.isCollapsed() === false
        ? $selectedBlocks().map((block) => $getState(block, idState))
        : null,
    );
}

/** The ids of the blocks of an article. */
function articleBlocks({ sections }: Outline, id: string | null): string[] {
  return sections.flatMap(({ articles }) => articles).find((article) => article.id === id)?.blocks ?? [];
}
