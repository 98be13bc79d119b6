/** Renders the tables and figures of the issue into the elements that the editor reserves for them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { NodeKey } from "lexical";
import { useEffect, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../../app/messages.tsx";
import { BlockNode } from "../nodes/nodes.ts";
import { FigureObject } from "./figures/FigureObject.tsx";
import { dress, holderElement, objectId } from "../nodes/object-element.ts";
import { TableObject } from "./tables/TableObject.tsx";
import { useBlock, useCaption, useIsSelected } from "./use-block.ts";
import "./objects.css";

export function Objects() {
  const [editor] = useLexicalComposerContext();
  const [holders, setHolders] = useState<ReadonlyMap<NodeKey, HTMLElement>>(new Map());
  useEffect(
    () =>
      editor.registerMutationListener(BlockNode, (mutations) =>
        setHolders((current) => {
          const next = new Map(current);
          for (const key of mutations.keys()) {
            const element = editor.getElementByKey(key);
            const holder = element && holderElement(element);
            if (holder) next.set(key, holder);
            else next.delete(key);
          }
          const isSame =
            next.size === current.size && [...next].every(([key, holder]) => current.get(key) === holder);
          return isSame ? current : next;
        }),
      ),
    [editor],
  );
  return [...holders].map(([key, holder]) =>
    createPortal(<BulletinObject nodeKey={key} holder={holder} />, holder, key),
  );
}

function BulletinObject({ nodeKey, holder }: { nodeKey: NodeKey; holder: HTMLElement }) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().objects;
  const block = useBlock(nodeKey);
  const caption = useCaption(nodeKey);
  const isSelected = useIsSelected(nodeKey);
  const isTable = block?.table !== undefined;
  useLayoutEffect(() => {
    dress(holder, isSelected, isTable ? words.tableCaption : words.figureCaption);
  });
  useEffect(() => {
    const root = editor.getRootElement();
    if (!isSelected || !root) return undefined;
    root.setAttribute("aria-activedescendant", objectId(nodeKey));
    return () => root.removeAttribute("aria-activedescendant");
  }, [editor, nodeKey, isSelected]);
  if (block?.table) return <TableObject nodeKey={nodeKey} table={block.table} />;
  return block?.figure ? <FigureObject nodeKey={nodeKey} figure={block.figure} caption={caption} /> : null;
}
