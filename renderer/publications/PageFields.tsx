import { namesOf } from "../../shared/basics/lookup.ts";
import {
  findGridProblem,
  pageFigures,
  pageNumberForms,
  pageNumberPlaces,
  pagePresets,
  sectionPlaces,
  standardSettings,
  type PageFigure,
  type PagePreset,
  type PageSettings,
} from "../../shared/publications/page-settings.ts";
import { sameData } from "../../shared/document/canonical.ts";
import type { PublicationProfile } from "../../shared/publications/publication.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { FigureField, Group, Row } from "./fields.tsx";
import styles from "./publications.module.css";

interface PageFieldsProps {
  profile: PublicationProfile;
  onChange: (change: Partial<PublicationProfile>) => void;
}

const margins = ["top", "bottom", "left", "right"] as const;
const grid = ["lines", "characters", "bodySize"] as const;
const mastheadFigures = ["nameAboveSize", "nameSize", "issuerLines", "redRule"] as const;
const presets = namesOf(pagePresets);
/** Whether page, faces and page numbers of a profile are those of the standard. */
const isStandard = ({ page, faces, pageNumber }: PublicationProfile) =>
  sameData({ page, faces, pageNumber }, standardSettings);
/** Whether the page has all values of a preset. */
const followsPreset = (page: PageSettings, preset: PagePreset) =>
  sameData({ ...page, ...pagePresets[preset] }, page);

/** The group 版面: margins and grid, masthead and sections, page numbers. */
export function PageFields({ profile, onChange }: PageFieldsProps) {
  const { page: words } = useMessages();
  const { page } = profile;
  const change = (part: Partial<PageSettings>) => onChange({ page: { ...page, ...part } });
  const problem = findGridProblem(page);
  return (
    <Group title={words.group} hint={words.hint}>
      <Row label={words.preset}>
        <span className={styles.profilePoints}>
          <Choice<PagePreset | "">
            label={words.preset}
            value={presets.find((preset) => followsPreset(page, preset)) ?? ""}
            options={presets.map((value) => ({
              value,
              label: words.presets[value](pagePresets[value].lines, pagePresets[value].characters),
            }))}
            onChange={(value) => value !== "" && change(pagePresets[value])}
          />
          {isStandard(profile) ? null : (
            <Button look="quiet" onClick={() => onChange(standardSettings)}>
              {words.reset}
            </Button>
          )}
        </span>
      </Row>
      <Row label={words.margins}>
        <PageFigures names={margins} page={page} onChange={change} />
      </Row>
      <Row label={words.grid}>
        <span className={styles.profileField}>
          <PageFigures names={grid} page={page} onChange={change} />
          <output className={styles.profileProblem}>
            {problem
              ? words.gridProblems[problem.kind](
                  page.bodySize,
                  problem.least,
                  problem.most,
                  page[problem.kind],
                )
              : null}
          </output>
        </span>
      </Row>
      <Row label={words.masthead}>
        <span className={styles.profileField}>
          <PageFigures names={mastheadFigures} page={page} onChange={change} />
          <label className={joinClasses(styles.measure, styles.measureColour)}>
            <span className={styles.profileLabel}>{words.red}</span>
            <input
              type="color"
              value={page.red}
              onChange={(event) => change({ red: event.currentTarget.value.toLowerCase() })}
            />
          </label>
        </span>
      </Row>
      <Row label={words.section}>
        <Choice
          label={words.section}
          value={page.section}
          options={sectionPlaces.map((value) => ({ value, label: words.sections[value] }))}
          onChange={(section) => change({ section })}
        />
      </Row>
      <PageNumberRow profile={profile} onChange={onChange} />
    </Group>
  );
}

interface PageFiguresProps {
  names: readonly PageFigure[];
  page: PageSettings;
  onChange: (part: Partial<PageSettings>) => void;
}

/** Fields for some numbers of the page. */
function PageFigures({ names, page, onChange }: PageFiguresProps) {
  const { page: words } = useMessages();
  return (
    <div className={styles.profileFigures}>
      {names.map((name) => (
        <FigureField
          key={name}
          label={words.figures[name].label}
          unit={words.figures[name].unit}
          value={page[name]}
          limits={pageFigures[name]}
          problemOf={pageFigures[name].step === 1 ? words.notWhole : words.notWithin}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </div>
  );
}

/** The form of page numbers, and their place if there are any. */
function PageNumberRow({ profile: { pageNumber }, onChange }: PageFieldsProps) {
  const { page: words } = useMessages();
  return (
    <Row label={words.pageNumber}>
      <span className={styles.profilePoints}>
        <Choice
          label={words.pageNumber}
          value={pageNumber.form}
          options={pageNumberForms.map((value) => ({ value, label: words.pageNumbers[value] }))}
          onChange={(form) => onChange({ pageNumber: { ...pageNumber, form } })}
        />
        {pageNumber.form === "none" ? null : (
          <Choice
            label={words.pageNumberPlace}
            value={pageNumber.place}
            options={pageNumberPlaces.map((value) => ({ value, label: words.pageNumberPlaces[value] }))}
            onChange={(place) => onChange({ pageNumber: { ...pageNumber, place } })}
          />
        )}
      </span>
    </Row>
  );
}
