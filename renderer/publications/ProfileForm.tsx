import {
  dateForms,
  dateIn,
  numberings,
  type PublicationProfile,
} from "../../shared/publications/publication.ts";
import { pointExtents } from "../../shared/points/style.ts";
import type { Imprint } from "../../shared/document/schema.ts";
import { useMessages } from "../app/messages.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Choice } from "../ui/Choice.tsx";
import { formatList, readList, readNumber } from "../../shared/publications/field-text.ts";
import { FaceFields } from "./FaceFields.tsx";
import { Group, Row, TextField } from "./fields.tsx";
import { PageFields } from "./PageFields.tsx";
import { ProofingFields } from "./ProofingFields.tsx";
import { ScoringFields } from "./ScoringFields.tsx";
import { SampleMasthead } from "./SampleMasthead.tsx";
import styles from "./publications.module.css";

interface ProfileFormProps {
  profile: PublicationProfile;
  /** The day used for examples, `YYYY-MM-DD`. */
  day: string;
  onChange: (profile: PublicationProfile) => void;
}

const staff = ["editor", "proofreader", "approver"] as const;
const lists = ["report", "deliver", "send"] as const;

/**
 * The form of everything that the issues of a publication have in common, in groups by the part of the page.
 */
export function ProfileForm({ profile, day, onChange }: ProfileFormProps) {
  const change = (part: Partial<PublicationProfile>) => onChange({ ...profile, ...part });
  return (
    <>
      <SampleMasthead profile={profile} day={day} />
      <MastheadGroup profile={profile} day={day} onChange={change} />
      <ContentsGroup profile={profile} onChange={change} />
      <ImprintGroup imprint={profile.imprint} onChange={(imprint) => change({ imprint })} />
      <ProofingFields proofing={profile.proofing} onChange={(proofing) => change({ proofing })} />
      <ScoringFields scoring={profile.scoring} onChange={(scoring) => change({ scoring })} />
      <PageFields profile={profile} onChange={change} />
      <FaceFields faces={profile.faces} onChange={(faces) => change({ faces })} />
    </>
  );
}

interface GroupProps {
  profile: PublicationProfile;
  onChange: (part: Partial<PublicationProfile>) => void;
}

/** Name, issuer, numbering and form of the date. */
function MastheadGroup({ profile, day, onChange }: GroupProps & { day: string }) {
  const { publications: words } = useMessages();
  const { name, issuer, numbering, dateForm } = profile;
  return (
    <Group title={words.mastheadGroup}>
      <TextField
        label={words.name}
        hint={words.nameHint}
        rows={2}
        value={name.join("\n")}
        read={(text) => onChange({ name: readName(text) })}
      />
      <TextField label={words.issuer} value={issuer} read={(text) => onChange({ issuer: text.trim() })} />
      <Row label={words.numbering}>
        <Choice
          label={words.numbering}
          value={numbering}
          options={numberings.map((value) => ({ value, label: words.numberings[value] }))}
          onChange={(value) => onChange({ numbering: value })}
        />
      </Row>
      <Row label={words.dateForm}>
        <Choice
          label={words.dateForm}
          value={dateForm}
          options={dateForms.map((value) => ({ value, label: dateIn(day, value) }))}
          onChange={(value) => onChange({ dateForm: value })}
        />
      </Row>
    </Group>
  );
}

/** Sections, point style and table of contents. */
function ContentsGroup({ profile: { sections, pointStyle, contents }, onChange }: GroupProps) {
  const { publications: words, points } = useMessages();
  return (
    <Group title={words.contentsGroup}>
      <TextField
        label={words.sections}
        hint={words.sectionsHint}
        rows={3}
        value={sections.join("\n")}
        read={(text) => onChange({ sections: readLines(text) })}
      />
      <Row label={words.pointStyle}>
        <span className={styles.profilePoints}>
          <Choice
            label={words.pointStyle}
            value={pointStyle.extent}
            options={pointExtents.map((value) => ({ value, label: points.extents[value] }))}
            onChange={(extent) => onChange({ pointStyle: { ...pointStyle, extent } })}
          />
          <Checkbox
            checked={pointStyle.closingMark}
            onChange={(closingMark) => onChange({ pointStyle: { ...pointStyle, closingMark } })}
          >
            {points.closingMark}
          </Checkbox>
        </span>
      </Row>
      <Row label="">
        <Checkbox checked={contents} onChange={(checked) => onChange({ contents: checked })}>
          {words.contents}
        </Checkbox>
      </Row>
    </Group>
  );
}

interface ImprintGroupProps {
  imprint: Imprint;
  onChange: (imprint: Imprint) => void;
}

/** Staff, distribution lists, address and number of copies. */
function ImprintGroup({ imprint, onChange }: ImprintGroupProps) {
  const { publications: words } = useMessages();
  const change = (part: Partial<Imprint>) => onChange({ ...imprint, ...part });
  return (
    <Group title={words.imprintGroup} hint={words.imprintHint}>
      <div className={styles.profileThree}>
        {staff.map((key) => (
          <TextField
            key={key}
            label={words.staff[key]}
            value={imprint.staff[key]}
            read={(text) => change({ staff: { ...imprint.staff, [key]: text.trim() } })}
          />
        ))}
      </div>
      {lists.map((key) => (
        <TextField
          key={key}
          label={words.lists[key]}
          hint={words.listHint}
          value={formatList(imprint[key])}
          read={(text) => change({ [key]: readList(text) })}
        />
      ))}
      <div className={styles.profileThree}>
        <TextField
          label={words.email}
          value={imprint.email}
          read={(text) => change({ email: text.trim() })}
        />
        <TextField
          label={words.phone}
          value={imprint.phone}
          read={(text) => change({ phone: text.trim() })}
        />
        <TextField
          label={words.copies}
          value={String(imprint.copies ?? "")}
          read={(text) => {
            const rest = { ...imprint };
            delete rest.copies;
            const copies = readNumber(text);
            if (copies === undefined) return words.notCopies;
            onChange(copies === null ? rest : { ...rest, copies });
            return undefined;
          }}
        />
      </div>
      <TextField
        label={words.other}
        hint={words.otherHint}
        rows={1}
        value={(imprint.other ?? []).join("\n")}
        read={(text) => {
          const rest = { ...imprint };
          delete rest.other;
          const other = readLines(text);
          onChange(other.length === 0 ? rest : { ...rest, other });
        }}
      />
    </Group>
  );
}

/** The trimmed lines of a text that are not empty. */
const readLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Reads the lines of the name. More than four lines make the profile invalid, which the form then tells. */
function readName(text: string): string[] {
  const name = readLines(text);
  return name.length === 0 ? [""] : name;
}
