import { dateForms, dateIn, numberings, type PublicationProfile } from "../../shared/bulletin/publication.ts";
import { pointExtents } from "../../shared/bulletin/points/style.ts";
import type { Imprint } from "../../shared/bulletin/schema.ts";
import { useMessages } from "../app/messages.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Choice } from "../ui/Choice.tsx";
import { formatList, readList, readNumber } from "../editor/field-text.ts";
import { FaceFields } from "./FaceFields.tsx";
import { Group, Row, TextField } from "./fields.tsx";
import { PageFields } from "./PageFields.tsx";
import { ProofingFields } from "./ProofingFields.tsx";
import { ScoringFields } from "./ScoringFields.tsx";
import { SampleMasthead } from "./SampleMasthead.tsx";

interface ProfileFormProps {
  profile: PublicationProfile;
  /** The day for examples, `YYYY-MM-DD`. */
  day: string;
  onChange: (profile: PublicationProfile) => void;
}

const staff = ["editor", "proofreader", "approver"] as const;
const lists = ["report", "deliver", "send"] as const;
const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Everything that the issues of a publication have in common, by the part of the page where it is printed. */
export function ProfileForm({ profile, day, onChange }: ProfileFormProps) {
  const { publications: words, points } = useMessages();
  const { name, issuer, numbering, dateForm, sections, contents, pointStyle, imprint } = profile;
  const change = (part: Partial<PublicationProfile>) => onChange({ ...profile, ...part });
  const changeImprint = (part: Partial<Imprint>) => change({ imprint: { ...imprint, ...part } });
  return (
    <>
      <SampleMasthead profile={profile} day={day} />
      <Group title={words.mastheadGroup}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          rows={2}
          value={name.join("\n")}
          read={(text) => change({ name: nameOf(text) })}
        />
        <TextField label={words.issuer} value={issuer} read={(text) => change({ issuer: text.trim() })} />
        <Row label={words.numbering}>
          <Choice
            label={words.numbering}
            value={numbering}
            options={numberings.map((value) => ({ value, label: words.numberings[value] }))}
            onChange={(value) => change({ numbering: value })}
          />
        </Row>
        <Row label={words.dateForm}>
          <Choice
            label={words.dateForm}
            value={dateForm}
            options={dateForms.map((value) => ({ value, label: dateIn(day, value) }))}
            onChange={(value) => change({ dateForm: value })}
          />
        </Row>
      </Group>
      <Group title={words.contentsGroup}>
        <TextField
          label={words.sections}
          hint={words.sectionsHint}
          rows={3}
          value={sections.join("\n")}
          read={(text) => change({ sections: lines(text) })}
        />
        <Row label={words.pointStyle}>
          <span className="profile-points">
            <Choice
              label={words.pointStyle}
              value={pointStyle.extent}
              options={pointExtents.map((value) => ({ value, label: points.extents[value] }))}
              onChange={(extent) => change({ pointStyle: { ...pointStyle, extent } })}
            />
            <Checkbox
              checked={pointStyle.closingMark}
              onChange={(closingMark) => change({ pointStyle: { ...pointStyle, closingMark } })}
            >
              {points.closingMark}
            </Checkbox>
          </span>
        </Row>
        <Row label="">
          <Checkbox checked={contents} onChange={(checked) => change({ contents: checked })}>
            {words.contents}
          </Checkbox>
        </Row>
      </Group>
      <Group title={words.imprintGroup} hint={words.imprintHint}>
        <div className="profile-three">
          {staff.map((key) => (
            <TextField
              key={key}
              label={words.staff[key]}
              value={imprint.staff[key]}
              read={(text) => changeImprint({ staff: { ...imprint.staff, [key]: text.trim() } })}
            />
          ))}
        </div>
        {lists.map((key) => (
          <TextField
            key={key}
            label={words.lists[key]}
            hint={words.listHint}
            value={formatList(imprint[key])}
            read={(text) => changeImprint({ [key]: readList(text) })}
          />
        ))}
        <div className="profile-three">
          <TextField
            label={words.email}
            value={imprint.email}
            read={(text) => changeImprint({ email: text.trim() })}
          />
          <TextField
            label={words.phone}
            value={imprint.phone}
            read={(text) => changeImprint({ phone: text.trim() })}
          />
          <TextField
            label={words.copies}
            value={String(imprint.copies ?? "")}
            read={(text) => {
              const rest = { ...imprint };
              delete rest.copies;
              const copies = readNumber(text);
              if (copies === undefined) return words.notCopies;
              change({ imprint: copies === null ? rest : { ...rest, copies } });
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
            const other = lines(text);
            change({ imprint: other.length === 0 ? rest : { ...rest, other } });
          }}
        />
      </Group>
      <ProofingFields proofing={profile.proofing} onChange={(proofing) => change({ proofing })} />
      <ScoringFields scoring={profile.scoring} onChange={(scoring) => change({ scoring })} />
      <PageFields profile={profile} onChange={change} />
      <FaceFields faces={profile.faces} onChange={(faces) => change({ faces })} />
    </>
  );
}

/** A masthead holds four lines: what is beyond makes the name invalid, which the form tells. */
function nameOf(text: string): string[] {
  const name = lines(text);
  return name.length === 0 ? [""] : name;
}
