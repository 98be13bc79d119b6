import { useMemo, type ReactNode } from "react";
import type { SimilarMatch } from "../../shared/contract/similar.ts";
import { commonText, comparable, type CommonStretch } from "../../shared/similarity/common.ts";
import { useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./manuscripts.module.css";

/** Shows a manuscript and a similar text side by side, with the common passages highlighted. */
export function CompareDialog({
  title,
  text,
  match,
  onClose,
}: {
  title: string;
  text: string;
  match: SimilarMatch;
  onClose: () => void;
}) {
  const { manuscripts: words } = useMessages();
  const common = useMemo(() => commonText(comparable(text), comparable(match.text)), [text, match.text]);
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
      <div className={styles.compare}>
        <Side heading={title} text={text} stretches={common.left} />
        <Side
          heading={[where, match.unit].filter(Boolean).join(" · ")}
          text={match.text}
          stretches={common.right}
        />
      </div>
    </Dialog>
  );
}

function Side({
  heading,
  text,
  stretches,
}: {
  heading: string;
  text: string;
  stretches: readonly CommonStretch[];
}) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      <p lang="zh-CN">
        {pieces}
        {text.slice(from)}
      </p>
    </section>
  );
}

/** The share in whole per cent, rounded down, so that 100 % means identical. */
export const percent = ({ share }: SimilarMatch): number => Math.floor(share * 100);
