/**
 * A figure on paper, as large as it is printed. A click selects it, dragging its corner resizes it, and a
 * menu has all actions.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { NodeKey } from "lexical";
import { useRef, useState, type PointerEvent } from "react";
import { figureSize } from "../../../../shared/layout/objects.ts";
import type { Figure } from "../../../../shared/document/schema.ts";
import { useMessages } from "../../../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../../../ui/ContextMenu.tsx";
import { usePage } from "../../paper/page-context.ts";
import { AlternativeDialog } from "./AlternativeDialog.tsx";
import { CHOOSE_PICTURES_COMMAND } from "../../document/object-commands.ts";
import { editFigure, removeObject, selectObject } from "../../document/edit.ts";
import { objectId } from "../../nodes/object-element.ts";
import { nearestShare, shareBeside, usualShares } from "./figure-size.ts";
import { usePicture } from "./use-picture.ts";
import styles from "./figures.module.css";

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
  const items = useMenuItems(nodeKey, figure, () => setIsDescribing(true));
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

/** The menu of a figure. `describe` opens the dialog of the alternative text. */
function useMenuItems(nodeKey: NodeKey, figure: Figure, describe: () => void): ContextMenuItem[] {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  const resize = (share: number) => editFigure(editor, nodeKey, (now) => ({ ...now, share }));
  return [
    ...usualShares.map((each) => ({
      label: words.shareOf(each),
      run: () => resize(each),
      disabled: figure.share === each,
    })),
    { label: words.larger, keys: "+", run: () => resize(shareBeside(figure.share, 1)), startsGroup: true },
    { label: words.smaller, keys: "-", run: () => resize(shareBeside(figure.share, -1)) },
    { label: words.alternative, run: describe, startsGroup: true },
    {
      label: words.replacePicture,
      run: () => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, { over: nodeKey }),
    },
    { label: words.removeFigure, run: () => removeObject(editor, nodeKey), isRemoval: true },
  ];
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
