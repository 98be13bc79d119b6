/**
 * A figure on paper, as large as it is printed. A click selects it, dragging its corner resizes it, and a
 * menu has all actions.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { NodeKey } from "lexical";
import { useRef, useState, type PointerEvent } from "react";
import { namesOf } from "../../../../shared/basics/lookup.ts";
import type { CommandsOf } from "../../../../shared/contract/commands.ts";
import { figureSize } from "../../../../shared/layout/objects.ts";
import type { Figure } from "../../../../shared/document/schema.ts";
import { useCommands, type Work } from "../../../app/commands.ts";
import { useMessages } from "../../../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../../../ui/ContextMenu.tsx";
import { useCommandItem } from "../../../ui/use-command-item.ts";
import { usePage } from "../../paper/page-context.ts";
import { AlternativeDialog } from "./AlternativeDialog.tsx";
import { CHOOSE_PICTURES_COMMAND } from "../../document/object-commands.ts";
import { editFigure, isSelected, removeObject, selectObject } from "../../document/edit.ts";
import { objectId } from "../../nodes/object-element.ts";
import { nearestShare, shareBeside } from "./figure-size.ts";
import { usePicture } from "./use-picture.ts";
import styles from "./figures.module.css";

type FigureCommand = CommandsOf<"figures">;

interface FigureObjectProps {
  nodeKey: NodeKey;
  figure: Figure;
  caption: string;
}

export function FigureObject({ nodeKey, figure, caption }: FigureObjectProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const words = useMessages().objects;
  const address = usePicture(figure.asset);
  const [draggedShare, setDraggedShare] = useState<number | null>(null);
  const [isDescribing, setIsDescribing] = useState(false);
  const share = draggedShare ?? figure.share;
  const { width, height, lines } = figureSize({ ...figure, share }, usePage());
  const description = figure.alternative ?? caption;
  const label = description === "" ? words.picture : description;
  const select = () => selectObject(editor, nodeKey);
  const resize = (to: number) => editFigure(editor, nodeKey, (now) => ({ ...now, share: to }));
  const describe = (alternative: string) => {
    setIsDescribing(false);
    editFigure(editor, nodeKey, ({ alternative: _before, ...now }) =>
      alternative === "" ? now : { ...now, alternative },
    );
  };
  const items = useFigureCommands(nodeKey, figure, () => setIsDescribing(true));
  const size = { width: `${width}mm`, height: `${height}mm` };
  return (
    <>
      <ContextMenu
        items={items}
        onOpen={(event) => {
          if (isEditable) select();
          else event.preventDefault();
        }}
        onClosed={() => {
          if (!isDescribing && editor.getElementByKey(nodeKey)) select();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- by keys the editor selects it (keys.ts) */}
        <div
          id={objectId(nodeKey)}
          role="figure"
          aria-label={label}
          className={styles.object}
          style={{ "--figure-lines": lines }}
          data-figure
          // Keeps the focus in the editor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={isEditable ? select : undefined}
        >
          <span className={styles.frame} style={size}>
            <Picture address={address} label={label} />
            {isEditable ? <Corner share={figure.share} onDrag={setDraggedShare} onDrop={resize} /> : null}
            {draggedShare === null ? null : (
              <output className={styles.share}>{words.share(draggedShare)}</output>
            )}
          </span>
        </div>
      </ContextMenu>
      {isDescribing ? (
        <AlternativeDialog
          value={figure.alternative ?? ""}
          caption={caption}
          onSave={describe}
          onClose={() => setIsDescribing(false)}
        />
      ) : null}
    </>
  );
}

interface PictureProps {
  /** Null if the library lacks the picture, undefined until it has answered. */
  address: string | null | undefined;
  label: string;
}

function Picture({ address, label }: PictureProps) {
  const words = useMessages().objects;
  if (address) return <img src={address} alt={label} draggable={false} />;
  const isMissing = address === null;
  return (
    <span className={styles.missing} role="img" aria-label={isMissing ? words.missingPicture : words.picture}>
      {isMissing ? words.missingPicture : null}
    </span>
  );
}

/** The commands that set a usual width. */
const widthCommands = {
  "figure.width25": 25,
  "figure.width50": 50,
  "figure.width75": 75,
  "figure.width100": 100,
} as const;

/** The keys of the selected figure (`keys.ts`), which are no shortcuts. */
const figureKeys: { [C in FigureCommand]?: string } = { "figure.larger": "+", "figure.smaller": "-" };
/** The commands that begin a group of the menu. */
const groupStarts: ReadonlySet<FigureCommand> = new Set<FigureCommand>(["figure.larger", "figure.describe"]);

/**
 * Gives the commands of a figure while it is selected, and returns its menu of them.
 * @param describe opens the dialog of the alternative text
 */
function useFigureCommands(nodeKey: NodeKey, figure: Figure, describe: () => void): ContextMenuItem[] {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const itemOf = useCommandItem();
  const resize = (share: number) => editFigure(editor, nodeKey, (now) => ({ ...now, share }));
  const ifEditable = (run: () => void) => ({ run, isEnabled: () => isEditable });
  const setWidth = (command: keyof typeof widthCommands) => ({
    run: () => resize(widthCommands[command]),
    isEnabled: () => isEditable && figure.share !== widthCommands[command],
  });
  const work: Record<FigureCommand, Work> = {
    "figure.width25": setWidth("figure.width25"),
    "figure.width50": setWidth("figure.width50"),
    "figure.width75": setWidth("figure.width75"),
    "figure.width100": setWidth("figure.width100"),
    "figure.larger": ifEditable(() => resize(shareBeside(figure.share, 1))),
    "figure.smaller": ifEditable(() => resize(shareBeside(figure.share, -1))),
    "figure.describe": ifEditable(describe),
    "figure.replace": ifEditable(() => editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, { over: nodeKey })),
    "figure.remove": ifEditable(() => removeObject(editor, nodeKey)),
  };
  useCommands("figures", work, () => isSelected(editor, nodeKey));
  return namesOf(work).map((command) => ({
    ...itemOf(command, work[command]),
    ...(figureKeys[command] !== undefined && { keys: figureKeys[command] }),
    startsGroup: groupStarts.has(command),
    isRemoval: command === "figure.remove",
  }));
}

interface CornerProps {
  share: number;
  onDrag: (share: number | null) => void;
  onDrop: (share: number) => void;
}

/** The corner that resizes a figure. A figure is centred, so it grows by twice the distance of the drag. */
function Corner({ share, onDrag, onDrop }: CornerProps) {
  const drag = useRef<{ from: number; area: number } | null>(null);
  const shareAt = (event: PointerEvent): number | null => {
    const start = drag.current;
    return start && nearestShare(share + (((event.clientX - start.from) * 2) / start.area) * 100);
  };
  return (
    <span
      className={styles.corner}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = {
          from: event.clientX,
          area: event.currentTarget.closest(".object")?.getBoundingClientRect().width ?? 1,
        };
      }}
      onPointerMove={(event) => {
        const to = shareAt(event);
        if (to !== null) onDrag(to);
      }}
      onPointerUp={(event) => {
        const to = shareAt(event);
        drag.current = null;
        onDrag(null);
        if (to !== null) onDrop(to);
      }}
      onPointerCancel={() => {
        drag.current = null;
        onDrag(null);
      }}
    />
  );
}
