import { useCallback, useEffect, useMemo, useRef } from "react";
import type { CopySubject } from "../../shared/contract/copies.ts";
import { compare } from "../../shared/revisions/compare.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { MarkedView } from "../versions/MarkedView.tsx";
import { useLooking } from "./use-looking.ts";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

/** The text of a copy, with what it brings and removes if the present text can be read. */
export function CopyPreview({ path, subject }: { path: string; subject: CopySubject }) {
  const { bridge } = useApp();
  const { copies: words, window: frame } = useMessages();
  const look = useCallback(() => bridge.ask("copies.get", { path, subject }), [bridge, path, subject]);
  const { answer } = useLooking(look);
  const bulletin = useMemo(() => {
    if (!answer?.present) return answer?.document;
    return compare(answer.present, answer.document, { author: "", date: "" });
  }, [answer]);
  const section = useRef<HTMLElement>(null);
  // The first change, which may be far below, is in the middle of the text; without one the text starts at its top.
  useEffect(() => {
    if (bulletin) section.current?.querySelector("ins, del")?.scrollIntoView({ block: "center" });
  }, [bulletin]);
  return (
    <section ref={section} className={styles.copyPreview} aria-label={words.preview}>
      {bulletin ? <MarkedView bulletin={bulletin} /> : <p className={kit.faint}>{frame.loading}</p>}
      {bulletin && Object.keys(bulletin.revisions).length > 0 && answer?.present ? (
        <small className={kit.faint}>{words.marks}</small>
      ) : null}
    </section>
  );
}
