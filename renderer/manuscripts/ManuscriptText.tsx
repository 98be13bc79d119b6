import type { BulletinDocument } from "../../shared/bulletin/schema.ts";

/** A manuscript to read: its paragraphs, with what it emphasises. */
export function ManuscriptText({ document }: { document: BulletinDocument }) {
  return (
    <div className="manuscript-text" lang="zh-CN">
      {document.blocks.map(({ id, style, runs }) => (
        <p key={id} className={`manuscript-${style}`}>
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
