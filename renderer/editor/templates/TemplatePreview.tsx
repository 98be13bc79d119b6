import type { Block, BlockStyle } from "../../../shared/document/schema.ts";
import { cutAtFields } from "../../../shared/templates/fields.ts";
import styles from "./templates.module.css";

const styleClasses: Partial<Record<BlockStyle, string | undefined>> = {
  section: styles.section,
  source: styles.source,
};

/** The text of a template with its fields ［…］ highlighted. */
export function TemplatePreview({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className={styles.preview} lang="zh-CN">
      {blocks.map(({ id, style, runs }) => (
        <p key={id} className={styleClasses[style]}>
          {runs.map((run, index) => {
            const Look = run.title || run.point || run.tag || run.bold ? "b" : "span";
            return (
              <Look key={index}>
                {cutAtFields(run.text).map(({ text, isField }, part) =>
                  isField ? <mark key={part}>{text}</mark> : text,
                )}
              </Look>
            );
          })}
        </p>
      ))}
    </div>
  );
}
