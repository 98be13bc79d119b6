import type { Block } from "../../../shared/document/schema.ts";
import { cutAtFields } from "../../../shared/templates/fields.ts";
import "./templates.css";

/** The text of a template with its fields ［…］ highlighted. */
export function TemplatePreview({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="template-preview" lang="zh-CN">
      {blocks.map(({ id, style, runs }) => (
        <p key={id} className={`template-${style}`}>
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
