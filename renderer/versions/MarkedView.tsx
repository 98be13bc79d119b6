/**
 * A read-only document with its revisions: insertions green and underlined, deletions red and struck through.
 */
import type { ReactNode } from "react";
import { formerContent, formerValue } from "../../shared/document/former.ts";
import type {
  Block,
  BlockStyle,
  BulletinDocument,
  Revision,
  Run,
  Table,
} from "../../shared/document/schema.ts";
import { fieldText, valueOf } from "../../shared/revisions/fields.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

const styleClasses: Partial<Record<BlockStyle, string | undefined>> = {
  section: styles.markedSection,
  source: styles.markedSource,
};

/** Shows a document with its revisions; revised fields of masthead and imprint come first. */
export function MarkedView({ bulletin }: { bulletin: BulletinDocument }) {
  const { workflow: words } = useMessages();
  const fields = Object.entries(bulletin.revisions).flatMap(([id, revision]) =>
    revision.kind === "field" ? [{ id, revision, field: revision.field ?? "" }] : [],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the text scrolls by keyboard
    <div className={styles.marked} role="document" aria-label={words.versions} tabIndex={0}>
      {fields.length > 0 ? (
        <section className={styles.markedFields} aria-label={words.mastheadAndImprint}>
          {fields.map(({ id, revision, field }) => (
            <p key={id}>
              <span className={kit.faint}>{words.fields[field.split(".")[1] ?? ""] ?? field}</span>
              <Deleted>{fieldText(formerValue(revision))}</Deleted>
              <Inserted>{fieldText(valueOf(bulletin, field))}</Inserted>
            </p>
          ))}
        </section>
      ) : null}
      <div lang="zh-CN">
        {bulletin.blocks.map((block) => (
          <MarkedBlock key={block.id} block={block} revisions={bulletin.revisions} />
        ))}
      </div>
    </div>
  );
}

function MarkedBlock({ block, revisions }: { block: Block; revisions: BulletinDocument["revisions"] }) {
  const { workflow: words } = useMessages();
  const { style, runs, table, inserted, deleted, formatted } = block;
  const revision = formatted === undefined ? undefined : revisions[formatted];
  const isRestyled = revision?.kind === "paragraph" && revision.before !== undefined;
  const former = formerContent(revision);
  return (
    <div
      className={joinClasses(styles.markedBlock, styleClasses[style])}
      data-formatted={isRestyled ? true : undefined}
      title={isRestyled ? words.changedStyle : undefined}
    >
      <p>
        {runs.map((run, index) => (
          // The runs of a read-only text do not move, so the index is a stable key.
          // oxlint-disable-next-line no-array-index-key
          <MarkedRun key={index} run={run} revisions={revisions} />
        ))}
        {inserted !== undefined ? <Inserted>¶</Inserted> : null}
        {deleted !== undefined ? <Deleted>¶</Deleted> : null}
      </p>
      {former.table ? <Deleted block>{<Grid table={former.table} />}</Deleted> : null}
      {table ? (
        <MarkedTable
          table={table}
          isInserted={inserted !== undefined || former.table !== undefined}
          isDeleted={deleted !== undefined}
        />
      ) : null}
    </div>
  );
}

function MarkedTable({
  table,
  isInserted,
  isDeleted,
}: {
  table: Table;
  isInserted: boolean;
  isDeleted: boolean;
}) {
  const grid = <Grid table={table} />;
  if (isInserted) return <Inserted block>{grid}</Inserted>;
  return isDeleted ? <Deleted block>{grid}</Deleted> : grid;
}

function MarkedRun({ run, revisions }: { run: Run; revisions: Record<string, Revision> }) {
  const { workflow: words } = useMessages();
  const { text, title, point, tag, bold, underline, inserted, deleted, formatted } = run;
  const Look = title || point || tag || bold ? "b" : "span";
  const isFormatted = formatted !== undefined && revisions[formatted] !== undefined;
  const styledText = (
    <Look
      className={joinClasses(underline && styles.markedUnderline, isFormatted && styles.markedFormatted)}
      title={isFormatted ? words.changedStyle : undefined}
    >
      {text}
    </Look>
  );
  if (deleted !== undefined) return <Deleted>{styledText}</Deleted>;
  return inserted === undefined ? styledText : <Inserted>{styledText}</Inserted>;
}

/** Inserted text. The hidden words before it are for screen readers, which do not tell its colour. */
export function Inserted({ children, block = false }: { children: ReactNode; block?: boolean }) {
  const words = useMessages().workflow;
  return children === "" ? null : (
    <ins className={block ? styles.markedWhole : undefined}>
      <span className={kit.visuallyHidden}>{words.insertedText}</span>
      {children}
    </ins>
  );
}

/** Deleted text, likewise. */
export function Deleted({ children, block = false }: { children: ReactNode; block?: boolean }) {
  const words = useMessages().workflow;
  return children === "" ? null : (
    <del className={block ? styles.markedWhole : undefined}>
      <span className={kit.visuallyHidden}>{words.deletedText}</span>
      {children}
    </del>
  );
}

function Grid({ table }: { table: Table }) {
  return (
    <table className={styles.markedTable}>
      <tbody>
        {table.rows.map((cells, row) => (
          // The rows and cells of a read-only text do not move, so the index is a stable key.
          // oxlint-disable-next-line no-array-index-key
          <tr key={row}>
            {cells.map(({ text, columns, rows }, cell) => (
              // oxlint-disable-next-line no-array-index-key
              <td key={cell} colSpan={columns} rowSpan={rows}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
