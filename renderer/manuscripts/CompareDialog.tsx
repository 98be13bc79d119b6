import { useMemo, useRef, type ReactNode } from "react";
import type { SimilarMatch } from "../../shared/contract/similar.ts";
import { commonText, comparable, type Stretch } from "../../shared/similarity/common.ts";
import { useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { percent } from "./SimilarTexts.tsx";

/** A manuscript and a similar text side by side, what both have marked. A marked stretch shows itself on the other side. */
export function CompareDialog({ title, text, match, onClose }: { title: string; text: string; match: SimilarMatch; onClose: () => void }) {
  const { manuscripts: words } = useMessages();
  const common = useMemo(() => commonText(comparable(text), comparable(match.text)), [text, match.text]);
  const sides = useRef<HTMLDivElement>(null);
  const show = (side: number, place: number) => {
    const mark = sides.current?.children[side]?.querySelectorAll("mark")[place];
    mark?.scrollIntoView({ block: "center" });
    mark?.animate([{ outline: "2px solid var(--amber)" }, { outline: "2px solid transparent" }], 1200);
  };
  const where = words.where(match.kind === "article" ? match.number : null, match.kind);
  const open = () => {
    onClose();
    if (match.kind === "article") goTo({ screen: "issue", id: match.issue });
  };
  return (
    <Dialog
      wide
      title={words.inCommon(percent(match))}
      onClose={onClose}
      actions={
        <>
          {match.kind === "article" ? <Button onClick={open}>{words.openIssue(where)}</Button> : null}
          <Button look="primary" onClick={onClose}>
            {words.closeCompare}
          </Button>
        </>
      }
    >
      <div className="compare" ref={sides}>
        <Side heading={title} text={text} stretches={common.left} onGo={(place) => show(1, place)} />
        <Side heading={[where, match.unit].filter(Boolean).join(" · ")} text={match.text} stretches={common.right} onGo={(place) => show(0, place)} />
      </div>
    </Dialog>
  );
}

function Side({ heading, text, stretches, onGo }: { heading: string; text: string; stretches: readonly Stretch[]; onGo: (place: number) => void }) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end, other } of stretches) {
    pieces.push(
      text.slice(from, start),
      <mark key={start} onClick={() => onGo(other)}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <section aria-label={heading} tabIndex={0}>
      <h3>{heading}</h3>
      <p lang="zh-CN">
        {pieces}
        {text.slice(from)}
      </p>
    </section>
  );
}
