import type { BulletinDocument } from "../../shared/document/schema.ts";

/** The text of a manuscript, read-only, with its emphasis. */
export function ManuscriptText({ bulletin }: { bulletin: BulletinDocument }) {
  return (
    <div className="manuscript-text" lang="zh-CN">
      {bulletin.blocks.map(({ id, style, runs }) => (
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
