/**
 * The list of contents (本期要目) on the paper, as it is printed. It is derived from the outline; it can be
 * removed but not edited.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { X } from "lucide-react";
import { contentsLines, contentsName } from "../../../shared/document/contents.ts";
import { useMessages } from "../../app/messages.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { editFrame, useFrame } from "../document/frame.ts";
import { without } from "../../../shared/basics/without.ts";
import { useOutline } from "../session/editor-state.tsx";
import styles from "./paper.module.css";

export function Contents() {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const messages = useMessages().editor;
  const { masthead } = useFrame();
  const outline = useOutline();
  if (!masthead.contents) return null;
  const remove = () =>
    editFrame(editor, "masthead.contents", (frame) => ({
      ...frame,
      masthead: without(frame.masthead, "contents"),
    }));
  return (
    <nav className={styles.contents} aria-label={contentsName}>
      <p className={styles.contentsName}>{contentsName}</p>
      {contentsLines(outline).map(({ kind, text }, index) => (
        <p key={index} className={kind === "section" ? styles.contentsSection : styles.contentsArticle}>
          {text}
        </p>
      ))}
      {isEditable && (
        <IconButton label={messages.removeContents} onClick={remove}>
          <X size={14} />
        </IconButton>
      )}
    </nav>
  );
}
