import type { BlockStyle, BulletinDocument } from "../../shared/document/schema.ts";
import styles from "./manuscripts.module.css";

const styleClasses: Partial<Record<BlockStyle, string | undefined>> = {
  section: styles.manuscriptSection,
  source: styles.manuscriptSource,
};

/** The text of a manuscript, read-only, with its emphasis. */
export function ManuscriptText({ bulletin }: { bulletin: BulletinDocument }) {
  return (
    <div className={styles.manuscriptText} lang="zh-CN">
      {bulletin.blocks.map(({ id, style, runs }) => (
        <p key={id} className={styleClasses[style]}>
          {runs.map((run, index) =>
            run.title || run.point || run.tag || run.bold ? (
              <b key={index}>{run.text}</b>
            ) : (
              <span key={index}>{run.text}</span>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
