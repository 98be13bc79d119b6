/** A document with its marks, to be read: what came in is green and underlined, what went is red and struck. */
import type { ReactNode } from "react";
import type { Block, BulletinDocument, Revision, Run, Table } from "../../shared/bulletin/schema.ts";
import { fieldText, valueOf } from "../../shared/revisions/fields.ts";
import { useMessages } from "../app/messages.tsx";
import "./versions.css";

export function MarkedView({ document }: { document: BulletinDocument }) {
  const { workflow: words } = useMessages();
  const fields = Object.entries(document.revisions).filter(([, { kind }]) => kind === "field");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys
    <div className="marked" role="document" aria-label={words.versions} tabIndex={0}>
      {fields.length > 0 ? (
        <section className="marked-fields" aria-label={words.mastheadAndImprint}>
          {fields.map(([id, { field = "", before }]) => (
            <p key={id}>
              <span className="faint">{words.fields[field.split(".")[1] ?? ""] ?? field}</span>
              <Gone>{fieldText(before?.value)}</Gone>
              <Come>{fieldText(valueOf(document, field))}</Come>
            </p>
          ))}
        </section>
      ) : null}
      <div lang="zh-CN">
        {document.blocks.map((block) => (
          <MarkedBlock key={block.id} block={block} revisions={document.revisions} />
        ))}
      </div>
    </div>
  );
}

function MarkedBlock({ block, revisions }: { block: Block; revisions: BulletinDocument["revisions"] }) {
  const { workflow: words } = useMessages();
  const { style, runs, table, inserted, deleted, formatted } = block;
  const before = formatted === undefined ? undefined : revisions[formatted]?.before;
  const cells = table ? <Grid table={table} /> : null;
  return (
    <div
      className={`marked-block marked-${style}`}
      data-formatted={before ? true : undefined}
      title={before ? words.changedStyle : undefined}
    >
      <p>
        {runs.map((run, index) => (
          // The runs of a compared text never change places.
          // oxlint-disable-next-line no-array-index-key
          <MarkedRun key={index} run={run} revisions={revisions} />
        ))}
        {inserted !== undefined ? <Come>¶</Come> : null}
        {deleted !== undefined ? <Gone>¶</Gone> : null}
      </p>
      {before?.table ? <Gone block>{<Grid table={before.table as Table} />}</Gone> : null}
      {cells === null ? null : inserted !== undefined || before?.table ? (
        <Come block>{cells}</Come>
      ) : deleted !== undefined ? (
        <Gone block>{cells}</Gone>
      ) : (
        cells
      )}
    </div>
  );
}

function MarkedRun({ run, revisions }: { run: Run; revisions: Record<string, Revision> }) {
  const { workflow: words } = useMessages();
  const { text, title, point, tag, bold, underline, inserted, deleted, formatted } = run;
  const Look = title || point || tag || bold ? "b" : "span";
  const isFormatted = formatted !== undefined && revisions[formatted] !== undefined;
  const looked = (
    <Look
      className={
        [underline && "marked-underline", isFormatted && "marked-formatted"].filter(Boolean).join(" ") ||
        undefined
      }
      title={isFormatted ? words.changedStyle : undefined}
    >
      {text}
    </Look>
  );
  if (deleted !== undefined) return <Gone>{looked}</Gone>;
  return inserted === undefined ? looked : <Come>{looked}</Come>;
}

/** Text that came in. The words before it are for who cannot see its colour. */
function Come({ children, block = false }: { children: ReactNode; block?: boolean }) {
  const words = useMessages().workflow;
  return children === "" ? null : (
    <ins className={block ? "marked-whole" : undefined}>
      <span className="visually-hidden">{words.insertedText}</span>
      {children}
    </ins>
  );
}

function Gone({ children, block = false }: { children: ReactNode; block?: boolean }) {
  const words = useMessages().workflow;
  return children === "" ? null : (
    <del className={block ? "marked-whole" : undefined}>
      <span className="visually-hidden">{words.deletedText}</span>
      {children}
    </del>
  );
}

function Grid({ table }: { table: Table }) {
  return (
    <table className="marked-table">
      <tbody>
        {table.rows.map((cells, row) => (
          // Rows and cells of a text that is only read never change places.
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
