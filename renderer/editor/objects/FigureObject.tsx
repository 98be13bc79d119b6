/** A picture on paper, as large as it is printed. A click selects it; the corner changes its size, the menu everything. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { NodeKey } from "lexical";
import { useRef, useState, type CSSProperties, type PointerEvent } from "react";
import { figureSize } from "../../../shared/layout/objects.ts";
import type { Figure } from "../../../shared/bulletin/schema.ts";
import { useMessages } from "../../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../../ui/ContextMenu.tsx";
import { usePage } from "../page-context.ts";
import { AlternativeDialog } from "./AlternativeDialog.tsx";
import { CHOOSE_PICTURES_COMMAND } from "./command.ts";
import { editFigure, removeObject, selectObject } from "./edit.ts";
import { objectId } from "./object-element.ts";
import { nearestShare, shareBeside, usualShares } from "./figure-size.ts";
import { usePicture } from "./use-picture.ts";

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
  const [dragged, setDragged] = useState<number | null>(null);
  const [describes, setDescribes] = useState(false);
  const share = dragged ?? figure.share;
  const { width, height, lines } = figureSize({ ...figure, share }, usePage());
  const told = figure.alternative ?? caption;
  const select = () => selectObject(editor, nodeKey);
  const resize = (to: number) => editFigure(editor, nodeKey, (now) => ({ ...now, share: to }));
  const describe = (alternative: string) => {
    setDescribes(false);
    editFigure(editor, nodeKey, ({ alternative: _before, ...now }) =>
      alternative === "" ? now : { ...now, alternative },
    );
  };
  const items: ContextMenuItem[] = [
    ...usualShares.map((each) => ({
      label: words.shareOf(each),
      run: () => resize(each),
      disabled: figure.share === each,
    })),
    { label: words.larger, keys: "+", run: () => resize(shareBeside(figure.share, 1)), startsGroup: true },
    { label: words.smaller, keys: "-", run: () => resize(shareBeside(figure.share, -1)) },
    { label: words.alternative, run: () => setDescribes(true), startsGroup: true },
    {
      label: words.replacePicture,
      run: () => void editor.dispatchCommand(CHOOSE_PICTURES_COMMAND, { over: nodeKey }),
    },
    { label: words.removeFigure, run: () => removeObject(editor, nodeKey), isRemoval: true },
  ];
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
          if (!describes && editor.getElementByKey(nodeKey)) select();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- by keys the editor selects it (keys.ts) */}
        <div
          id={objectId(nodeKey)}
          role="figure"
          aria-label={told === "" ? words.picture : told}
          className="figure-object"
          style={{ "--figure-lines": lines } as CSSProperties}
          data-figure
          // The editor keeps the keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={isEditable ? select : undefined}
        >
          <span className="figure-frame" style={size}>
            {address ? (
              <img src={address} alt={told === "" ? words.picture : told} draggable={false} />
            ) : (
              <span
                className="figure-missing"
                role="img"
                aria-label={address === null ? words.missingPicture : words.picture}
              >
                {address === null ? words.missingPicture : null}
              </span>
            )}
            {isEditable ? <Corner share={figure.share} onDrag={setDragged} onDrop={resize} /> : null}
            {dragged === null ? null : <output className="figure-share">{words.share(dragged)}</output>}
          </span>
        </div>
      </ContextMenu>
      {describes ? (
        <AlternativeDialog
          value={figure.alternative ?? ""}
          caption={caption}
          onSave={describe}
          onClose={() => setDescribes(false)}
        />
      ) : null}
    </>
  );
}

interface CornerProps {
  share: number;
  onDrag: (share: number | null) => void;
  onDrop: (share: number) => void;
}

/** The corner that is dragged to change the size. The figure stands in the middle: it grows to both sides. */
function Corner({ share, onDrag, onDrop }: CornerProps) {
  const drag = useRef<{ from: number; area: number } | null>(null);
  const dragged = (event: PointerEvent): number | null => {
    const start = drag.current;
    return start && nearestShare(share + (((event.clientX - start.from) * 2) / start.area) * 100);
  };
  return (
    <span
      className="figure-corner"
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
        const to = dragged(event);
        if (to !== null) onDrag(to);
      }}
      onPointerUp={(event) => {
        const to = dragged(event);
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
