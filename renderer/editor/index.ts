/** The public interface of the editor for the rest of the renderer. */
export { BulletinEditor, type BulletinEditorProps, type EditorHandle } from "./BulletinEditor.tsx";
export { CheckingPanel } from "./checking/CheckingPanel.tsx";
export { CheckingProvider, useChecking } from "./checking/checking.tsx";
export { CommentsCommand } from "./comments/CommentsCommand.tsx";
export { CommentsPanel } from "./comments/CommentsPanel.tsx";
export { useComments, useGoToComment } from "./comments/comments.tsx";
export { EditorTool, EditorToolbar } from "./EditorToolbar.tsx";
export { OutlinePanel, type OutlineHandle } from "./outline/OutlinePanel.tsx";
export { Paper, type PaperProps } from "./paper/Paper.tsx";
export { FindPanel } from "./find/FindPanel.tsx";
export { usePlacing, useReusing } from "./placing.ts";
export { useReplaceDocument } from "./document/replace-document.ts";
export {
  useCounts,
  useFocusText,
  useGoTo,
  useGoToUnfilled,
  useOrigins,
  useOutline,
} from "./session/editor-state.tsx";
export { useRevisionCards, useRevisionActions } from "./revisions/revisions.tsx";
export { RevisionsPanel } from "./revisions/RevisionsPanel.tsx";
export { SettledPaper } from "./SettledPaper.tsx";
export { useTemplates } from "./templates/use-templates.ts";
