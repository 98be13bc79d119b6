/** 模板 at the desk: inserting one from the toolbar, by `/` or from the outline, and making one of what is selected. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getState, COMMAND_PRIORITY_EDITOR, mergeRegister, type LexicalEditor } from "lexical";
import { useEffect, useState } from "react";
import type { Outline } from "../../../shared/bulletin/outline.ts";
import type { Block } from "../../../shared/bulletin/schema.ts";
import { insertTemplate, templateFrom } from "../../../shared/bulletin/templates/insert.ts";
import type { TemplateContent } from "../../../shared/bulletin/templates/template.ts";
import type { Template } from "../../../shared/contract/templates.ts";
import { ask, useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { useTask } from "../../app/use-task.ts";
import { stateToDocument } from "../adapter.ts";
import { bringIn, caretBlock } from "../bring-in.ts";
import { goTo } from "../go.ts";
import { idState } from "../nodes.ts";
import { CHOOSE_PICTURES_COMMAND, INSERT_TABLE_COMMAND } from "../objects/command.ts";
import { $range, $selectedBlocks } from "../selection.ts";
import { useOutlineStore } from "../session.tsx";
import { INSERT_TEMPLATE_COMMAND, KEEP_TEMPLATE_COMMAND } from "./command.ts";
import { beginFilling, paintFields, registerFieldKeys } from "./fields.ts";
import { KeepDialog } from "./KeepDialog.tsx";
import { SlashMenu, type SlashOption } from "./SlashMenu.tsx";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useTemplates } from "./use-templates.ts";
import "./templates.css";

type Shown = { dialog: "insert"; after: string | null } | { dialog: "keep"; blocks: Block[] };

export function TemplatesCommand() {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { bridge, notify } = useApp();
  const task = useTask();
  const { templates: words, editor: editorWords, objects } = useMessages();
  const templates = useTemplates() ?? [];
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(
          INSERT_TEMPLATE_COMMAND,
          (after) => {
            setShown({ dialog: "insert", after: after ?? caretBlock(editor) });
            return true;
          },
          COMMAND_PRIORITY_EDITOR,
        ),
        editor.registerCommand(
          KEEP_TEMPLATE_COMMAND,
          () => {
            store.refresh();
            const blocks = templateFrom(
              stateToDocument(editor.getEditorState()),
              selectedBlocks(editor) ?? articleBlocks(store.outline(), store.current()),
            );
            if (blocks.length > 0) setShown({ dialog: "keep", blocks });
            else notify({ kind: "error", text: words.nothingSelected });
            return true;
          },
          COMMAND_PRIORITY_EDITOR,
        ),
        registerFieldKeys(editor),
        paintFields(editor, store),
      ),
    [editor, store, notify, words],
  );

  const follow = (blocks: readonly Block[]) => {
    const [first] = blocks;
    if (first && !beginFilling(editor, blocks)) goTo(editor, first.id);
  };
  const insert = (template: Template, after: string | null) =>
    follow(bringIn(editor, store, (issue) => insertTemplate(issue, template, after)));
  /** What was typed to choose it goes with the same step. */
  const insertInstead = (template: Template, id: string) =>
    follow(
      bringIn(editor, store, (issue) => {
        const blocks = issue.blocks.map((block): Block =>
          block.id === id ? { ...block, style: "body", runs: [] } : block,
        );
        return insertTemplate({ ...issue, blocks }, template, id);
      }),
    );
  const options: SlashOption[] = [
    ...templates.map((template) => ({
      id: `template ${template.id}`,
      name: template.name,
      kind: words.kinds[template.kind],
      choose: ({ id }: { id: string }) => insertInstead(template, id),
    })),
    {
      id: "table",
      name: editorWords.commands["table.insert"],
      kind: objects.insert,
      choose: ({ key }) => void editor.dispatchCommand(INSERT_TABLE_COMMAND, key),
    },
    {
      id: "figure",
      name: editorWords.commands["figure.insert"],
      kind: objects.insert,
      choose: ({ key }) => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, { instead: key }),
    },
  ];
  const keep = (template: TemplateContent, over: Template | undefined) => {
    setShown(null);
    void task(async () => {
      if (!over) {
        await ask(bridge, "templates.create", { template });
        notify({ kind: "done", text: words.kept(template.name) });
        return;
      }
      const { id, ...before } = over;
      await ask(bridge, "templates.save", { id, change: template });
      notify({
        kind: "done",
        text: words.savedOver(template.name),
        actions: [
          {
            label: words.undo,
            run: () => void task(() => ask(bridge, "templates.save", { id, change: before })),
          },
        ],
      });
    });
  };
  return (
    <>
      <SlashMenu options={options} />
      {shown?.dialog === "insert" ? (
        <TemplateDialog
          templates={templates}
          onInsert={(template) => insert(template, shown.after)}
          onKeep={() => editor.dispatchCommand(KEEP_TEMPLATE_COMMAND, undefined)}
          onClose={() => setShown(null)}
        />
      ) : null}
      {shown?.dialog === "keep" ? (
        <KeepDialog
          blocks={shown.blocks}
          templates={templates}
          onKeep={keep}
          onClose={() => setShown(null)}
        />
      ) : null}
    </>
  );
}

/** The ids of the selected blocks; null where nothing is selected. */
function selectedBlocks(editor: LexicalEditor): string[] | null {
  return editor
    .getEditorState()
    .read(() =>
      $range()?.isCollapsed() === false ? $selectedBlocks().map((block) => $getState(block, idState)) : null,
    );
}

/** The ids of the blocks of an article. */
function articleBlocks({ sections }: Outline, id: string | null): string[] {
  return sections.flatMap(({ articles }) => articles).find((article) => article.id === id)?.blocks ?? [];
}
