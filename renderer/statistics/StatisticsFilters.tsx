import { periodNames, periodOf } from "../../shared/statistics/period.ts";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { usePublications } from "../issues/use-publications.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { changeView, type View } from "./view.ts";
import page from "../page/page.module.css";
import kit from "../ui/kit.module.css";
import styles from "./statistics.module.css";

/** Filters the statistics by period, publication and state of the issues. */
export function StatisticsFilters({ view }: { view: View }) {
  const { statistics: words } = useMessages();
  const publications = usePublications() ?? [];
  const { period, publication, finalOnly, showsSilent, by } = view;
  const periodName = periodNames.find((name) => {
    const { from, to } = periodOf(name, today());
    return from === period.from && to === period.to;
  });
  return (
    <div className={styles.filters}>
      <div className={page.chips} role="group" aria-label={words.period}>
        {periodNames.map((name) => (
          <button
            key={name}
            type="button"
            className={page.chip}
            aria-pressed={name === periodName}
            onClick={() => changeView({ period: periodOf(name, today()) })}
          >
            {words.periods[name]}
          </button>
        ))}
      </div>
      <label>
        {words.from}
        <input
          className={kit.textField}
          type="date"
          value={period.from ?? ""}
          max={period.to ?? undefined}
          onChange={({ target }) => changeView({ period: { ...period, from: target.value || null } })}
        />
      </label>
      <label>
        {words.to}
        <input
          className={kit.textField}
          type="date"
          value={period.to ?? ""}
          min={period.from ?? undefined}
          onChange={({ target }) => changeView({ period: { ...period, to: target.value || null } })}
        />
      </label>
      {publications.length > 0 ? (
        <select
          className={kit.textField}
          aria-label={words.publication}
          value={publication ?? ""}
          onChange={({ target }) =>
            changeView({ publication: target.value === "" ? null : Number(target.value) })
          }
        >
          <option value="">{words.allPublications}</option>
          {publications.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      ) : null}
      <Checkbox checked={finalOnly} onChange={(checked) => changeView({ finalOnly: checked })}>
        {words.finalOnly}
      </Checkbox>
      {by === "unit" ? (
        <Checkbox checked={showsSilent} onChange={(checked) => changeView({ showsSilent: checked })}>
          {words.showsSilent}
        </Checkbox>
      ) : null}
    </div>
  );
}
