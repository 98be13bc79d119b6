import { scoreFields, type Scoring } from "../../shared/publications/scoring.ts";
import { formatList, readList } from "../../shared/publications/field-text.ts";
import { useMessages } from "../app/messages.tsx";
import { FigureField, Group, TextField } from "./fields.tsx";
import styles from "./publications.module.css";

const limits = { least: 0, most: 999, step: 0.01 };

/** The group 用稿计分: the points that a unit gets for each way of being printed. */
export function ScoringFields({
  scoring,
  onChange,
}: {
  scoring: Scoring;
  onChange: (scoring: Scoring) => void;
}) {
  const { statistics: words } = useMessages();
  return (
    <Group title={words.scoringGroup} hint={words.scoringHint}>
      <div className={styles.profileFigures}>
        {scoreFields.map((field) => (
          <FigureField
            key={field}
            label={words.scoring[field]}
            unit={words.scoringUnit}
            value={scoring[field]}
            limits={limits}
            problemOf={words.notScore}
            onChange={(points) => onChange({ ...scoring, [field]: points })}
          />
        ))}
      </div>
      <TextField
        label={words.notCounted}
        hint={words.notCountedHint}
        value={formatList(scoring.notCounted)}
        read={(text) => onChange({ ...scoring, notCounted: readList(text) })}
      />
    </Group>
  );
}
