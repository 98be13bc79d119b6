import { useMemo, useState } from "react";
import { deriveOutline } from "../../../shared/document/outline.ts";
import { writePoints } from "../../../shared/points/apply.ts";
import { formatPoints, type PointChange, type PointScope } from "../../../shared/points/format.ts";
import { pointExtents, type PointStyle } from "../../../shared/points/style.ts";
import type { BulletinDocument, Run } from "../../../shared/document/schema.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./points.module.css";

interface PointsDialogProps {
  bulletin: BulletinDocument;
  /** Id of the article that contains the caret. */
  article: string | null;
  /** The style that is chosen at first. */
  initialStyle: PointStyle;
  onApply: (chosenChanges: readonly PointChange[], style: PointStyle, scope: PointScope) => void;
  onClose: () => void;
}

/** Lists the changes of a style in the article or the issue; each can be declined. */
export function PointsDialog({ bulletin, article, initialStyle, onApply, onClose }: PointsDialogProps) {
  const { points: words, window: frame } = useMessages();
  const [style, setStyle] = useState(initialStyle);
  const all = useMemo(() => formatPoints(bulletin, style), [bulletin, style]);
  const titles = useMemo(() => titlesOf(bulletin), [bulletin]);
  // If nothing changes in the article, show the issue at once.
  const [scope, setScope] = useState<"article" | "issue">(() =>
    article !== null && all.some((change) => change.article === article) ? "article" : "issue",
  );
  const [declinedIds, setDeclinedIds] = useState<ReadonlySet<string>>(new Set());
  const inScope =
    scope === "article" && article !== null ? all.filter((change) => change.article === article) : all;
  const chosenChanges = inScope.filter(({ id }) => !declinedIds.has(id));
  const listedChanges = inScope.map(({ id, kind, article, before, after }) => ({
    id,
    kind: (
      <>
        {words.kinds[kind]}
        {scope === "issue" ? <small className={styles.article}>{titles.get(article)}</small> : null}
      </>
    ),
    label: words.change(words.kinds[kind], writePoints(after).replaceAll("**", "")),
    before: <Marked runs={before} />,
    after: <Marked runs={after} />,
  }));
  const apply = () =>
    onApply(chosenChanges, style, scope === "article" && article !== null ? { article } : "issue");
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={chosenChanges.length === 0} onClick={apply}>
            {words.apply}
          </Button>
        </>
      }
    >
      <Options
        hasArticle={article !== null}
        scope={scope}
        style={style}
        onScope={setScope}
        onStyle={setStyle}
      />
      {listedChanges.length === 0 ? (
        <p className={styles.nothing} role="status">
          {scope === "article" && all.length > 0 ? words.nothingHere(all.length) : words.nothing}
        </p>
      ) : (
        <ChangeList
          sameText
          changes={listedChanges}
          declinedIds={declinedIds}
          onDecline={setDeclinedIds}
          words={{
            count: words.changes,
            hint: words.changesHint,
            all: words.all,
            none: words.none,
            before: words.before,
            after: words.after,
          }}
        />
      )}
    </Dialog>
  );
}

interface OptionsProps {
  hasArticle: boolean;
  scope: "article" | "issue";
  style: PointStyle;
  onScope: (scope: "article" | "issue") => void;
  onStyle: (style: PointStyle) => void;
}

/** Chooses where to format and how. */
function Options({ hasArticle, scope, style, onScope, onStyle }: OptionsProps) {
  const words = useMessages().points;
  return (
    <div className={styles.options}>
      <span>{words.scope}</span>
      <Choice
        label={words.scope}
        value={scope}
        options={[
          ...(hasArticle ? [{ value: "article" as const, label: words.article }] : []),
          { value: "issue" as const, label: words.issue },
        ]}
        onChange={onScope}
      />
      <span>{words.style}</span>
      <span className={styles.style}>
        <Choice
          label={words.style}
          value={style.extent}
          options={pointExtents.map((value) => ({ value, label: words.extents[value] }))}
          onChange={(extent) => onStyle({ ...style, extent })}
        />
        <Checkbox checked={style.closingMark} onChange={(closingMark) => onStyle({ ...style, closingMark })}>
          {words.closingMark}
        </Checkbox>
        <Example style={style} />
      </span>
    </div>
  );
}

/** Shows text with its points as they look on paper. */
function Marked({ runs }: { runs: readonly Run[] }) {
  return runs
    .filter((run) => !run.deleted)
    .map((run, index) => {
      const Look = lookOf(run);
      // The order of the runs of one change never changes, so the index is a stable key.
      // oxlint-disable-next-line no-array-index-key
      return <Look key={index}>{run.text}</Look>;
    });
}

function lookOf({ point, bold }: Run): "strong" | "b" | "span" {
  if (point) return "strong";
  return bold ? "b" : "span";
}

/** The parts of a sample point. It is Chinese in every language of the screen, as bulletins are. */
const example = { ordinal: "一是", clause: "组织联动", comma: "，", rest: "凝聚力量", stop: "。" };

/** Shows what a style does to a point, so that nobody has to guess from its name. */
function Example({ style: { extent, closingMark } }: { style: PointStyle }) {
  const words = useMessages().points;
  const isShort = extent === "first-comma";
  const parts = [
    { text: example.ordinal, isPoint: extent !== "after-ordinal" },
    { text: example.clause, isPoint: true },
    { text: example.comma, isPoint: !isShort || closingMark },
    { text: example.rest, isPoint: !isShort },
    { text: example.stop, isPoint: !isShort && closingMark },
  ];
  return (
    <span
      className={styles.example}
      role="img"
      aria-label={words.example(
        parts
          .filter(({ isPoint }) => isPoint)
          .map(({ text }) => text)
          .join(""),
      )}
    >
      {parts.map(({ text, isPoint }) => (isPoint ? <strong key={text}>{text}</strong> : text))}
    </span>
  );
}

/** The title of each article by id, or the start of its text. */
function titlesOf(bulletin: BulletinDocument): Map<string, string> {
  return new Map(
    deriveOutline(bulletin).sections.flatMap((section) =>
      section.articles.map(({ id, title, text }) => [id, title ?? text.slice(0, 20)] as const),
    ),
  );
}
