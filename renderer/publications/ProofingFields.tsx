import {
  writeOwnWords,
  proofingSettings,
  readOwnWords,
  type ProofingSettings,
} from "../../shared/publications/proofing-settings.ts";
import { groups, rules } from "../../shared/proofing/index.ts";
import { formatList, readList, readNumber } from "../../shared/publications/field-text.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Group, TextField } from "./fields.tsx";
import styles from "./publications.module.css";

/** The group 检查: the publication's own words and labels, and the rules by which its issues are checked. */
export function ProofingFields({
  proofing,
  onChange,
}: {
  proofing: ProofingSettings;
  onChange: (proofing: ProofingSettings) => void;
}) {
  const { publications: words, checking } = useMessages();
  const locale = useLocale();
  const change = (part: Partial<ProofingSettings>) => onChange({ ...proofing, ...part });
  const offIds = new Set(proofing.off);
  const setRules = (ids: readonly string[], isOn: boolean) =>
    change({ off: [...proofing.off.filter((id) => !ids.includes(id)), ...(isOn ? [] : ids)] });
  return (
    <Group title={words.proofingGroup} hint={words.proofingHint}>
      <TextField
        label={words.ownWords}
        hint={words.ownWordsHint}
        rows={2}
        value={writeOwnWords(proofing.words)}
        read={(text) => change({ words: readOwnWords(text) })}
      />
      <TextField
        label={words.labels}
        hint={words.labelsHint}
        value={formatList(proofing.labels)}
        read={(text) => change({ labels: readList(text.replaceAll(/[【】]/gu, "")) })}
      />
      <TextField
        label={words.eventDays}
        hint={words.eventDaysHint}
        value={String(proofing.eventDays ?? "")}
        read={(text) => {
          const eventDays = proofingSettings.shape.eventDays.safeParse(readNumber(text));
          if (readNumber(text) === undefined || !eventDays.success) return words.notEventDays;
          change({ eventDays: eventDays.data });
          return undefined;
        }}
      />
      {groups.map((group) => {
        const groupRules = rules.filter((rule) => rule.group === group);
        const isOn = groupRules.every(({ id }) => !offIds.has(id));
        return (
          <div key={group} className={styles.profileRow} role="group" aria-label={checking.groups[group]}>
            <Checkbox
              checked={isOn}
              onChange={(checked) =>
                setRules(
                  groupRules.map(({ id }) => id),
                  checked,
                )
              }
            >
              <span className={styles.profileRulesName}>{checking.groups[group]}</span>
            </Checkbox>
            <div className={styles.profileRules}>
              {groupRules.map((rule) => (
                <Checkbox
                  key={rule.id}
                  checked={!offIds.has(rule.id)}
                  onChange={(checked) => setRules([rule.id], checked)}
                >
                  <span title={rule.words[locale].why}>{rule.words[locale].title}</span>
                </Checkbox>
              ))}
            </div>
          </div>
        );
      })}
    </Group>
  );
}
