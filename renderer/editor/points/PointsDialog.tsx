import { useMemo, useState } from "react";
import { outline } from "../../../shared/bulletin/outline.ts";
import { writePoints } from "../../../shared/bulletin/points/apply.ts";
import { formatPoints, type PointChange, type PointScope } from "../../../shared/bulletin/points/format.ts";
import { pointExtents, type PointStyle } from "../../../shared/bulletin/points/style.ts";
import type { BulletinDocument, Run } from "../../../shared/bulletin/schema.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import "./points.css";

interface PointsDialogProps {
  document: BulletinDocument;
  /** Id of the article in which the caret stands. */
  article: string | null;
  /** The style to begin with. */
  usual: PointStyle;
  onApply: (chosen: readonly PointChange[], style: PointStyle, scope: PointScope) => void;
  onClose: () => void;
}

export function PointsDialog({ document, article, usual, onApply, onClose }: PointsDialogProps) {
  const { points: words, window: frame } = useMessages();
  const [style, setStyle] = useState(usual);
  const all = useMemo(() => formatPoints(document, style), [document, style]);
  const titles = useMemo(() => titlesOf(document), [document]);
  // Where the article is in order, the issue is what somebody wants to see.
  const [scope, setScope] = useState(() =>
    article !== null && all.some((change) => change.article === article) ? "article" : "issue",
  );
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  const inScope =
    scope === "article" && article !== null ? all.filter((change) => change.article === article) : all;
  const chosen = inScope.filter(({ id }) => !declined.has(id));
  const listed = inScope.map(({ id, kind, article, before, after }) => ({
    id,
    kind: (
      <>
        {words.kinds[kind]}
        {scope === "issue" ? <small className="points-article">{titles.get(article)}</small> : null}
      </>
    ),
    label: words.change(words.kinds[kind], writePoints(after).replaceAll("**", "")),
    before: <Marked runs={before} />,
    after: <Marked runs={after} />,
  }));
  const apply = () => onApply(chosen, style, scope === "article" && article !== null ? { article } : "issue");
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={chosen.length === 0} onClick={apply}>
            {words.apply}
          </Button>
        </>
      }
    >
      <div className="points-options">
        <span>{words.scope}</span>
        <Choice
          label={words.scope}
          value={scope}
          options={[
            ...(article === null ? [] : [{ value: "article" as const, label: words.article }]),
            { value: "issue" as const, label: words.issue },
          ]}
          onChange={setScope}
        />
        <span>{words.style}</span>
        <span className="points-style">
          <Choice
            label={words.style}
            value={style.extent}
            options={pointExtents.map((value) => ({ value, label: words.extents[value] }))}
            onChange={(extent) => setStyle({ ...style, extent })}
          />
          <Checkbox
            checked={style.closingMark}
            onChange={(closingMark) => setStyle({ ...style, closingMark })}
          >
            {words.closingMark}
          </Checkbox>
          <Example style={style} />
        </span>
      </div>
      {listed.length === 0 ? (
        <p className="points-nothing" role="status">
          {scope === "article" && all.length > 0 ? words.nothingHere(all.length) : words.nothing}
        </p>
      ) : (
        <ChangeList
          sameText
          changes={listed}
          declined={declined}
          onDecline={setDeclined}
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

/** Text with its points as they look on paper. */
function Marked({ runs }: { runs: readonly Run[] }) {
  return runs
    .filter((run) => !run.deleted)
    .map((run, index) => {
      const Look = run.point ? "strong" : run.bold ? "b" : "span";
      // The runs of one change never change places.
      // oxlint-disable-next-line no-array-index-key
      return <Look key={index}>{run.text}</Look>;
    });
}

/** A point of any bulletin: whatever the language of the screen, bulletins are Chinese. */
const example = { ordinal: "一是", clause: "组织联动", comma: "，", rest: "凝聚力量", stop: "。" };

/** What a style does to a point, so that its name need not be understood. */
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
      className="points-example changes-same-text"
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

/** How each article is called. */
function titlesOf(document: BulletinDocument): Map<string, string> {
  return new Map(
    outline(document).sections.flatMap((section) =>
      section.articles.map(({ id, title, text }) => [id, title ?? text.slice(0, 20)] as const),
    ),
  );
}
