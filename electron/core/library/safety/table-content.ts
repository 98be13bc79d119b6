/** The names, publications or templates of one database as entries that people know, and how two of them differ. */
import { namesOf } from "../../../../shared/basics/lookup.ts";
import { sameData } from "../../../../shared/document/canonical.ts";
import { joinName } from "../../../../shared/publications/publication.ts";
import type {
  CopyTable,
  TableChange,
  TableDetail,
  TableEntry,
  TablePart,
} from "../../../../shared/contract/table-copies.ts";
import { readNameTables } from "../tables/names.ts";
import { readVersions } from "../tables/publications.ts";
import { readRecords, type Damageable, type StoredRecord } from "../database/records.ts";
import { isDamage, createDamageError } from "../database/sqlite-errors.ts";
import type { Reader } from "../database/statements.ts";
import { readTemplate } from "../tables/templates.ts";

/** The first migration that has the table. */
export const firstVersions: Record<CopyTable, number> = { names: 7, publications: 4, templates: 6 };

/** A part of an entry: as people read it, empty if it is no text, and as it is compared. */
interface Part {
  text: string;
  data: unknown;
}

type Parts = Partial<Record<TablePart, Part>>;

/** A row of the names, a publication or a template. */
interface Entry {
  /** Of its record. */
  id: number;
  /** The same in all databases that have the entry. */
  key: string;
  name: string;
  parts: Parts;
}

export interface TableContent {
  /** Those in use, in the order of the table. */
  entries: Entry[];
  /** All records that are sound, by id. */
  records: ReadonlyMap<number, StoredRecord>;
  /** The others. */
  damaged: ReadonlyMap<number, StoredRecord>;
}

/** The longest text of a part. */
const longestText = 1000;

const textPart = (text: string, data: unknown = text): Part => ({ text: text.slice(0, longestText), data });
const otherPart = (data: unknown): Part => ({ text: "", data });

/** @param version number of the last migration that the database has. @param path of the database, for errors */
export async function readTable(
  reader: Pick<Reader, "all">,
  table: CopyTable,
  path: string,
  version?: number,
): Promise<TableContent> {
  const source: Damageable = {
    damage: (problem, cause) => createDamageError(path, problem, cause),
  };
  const entries: Entry[] = [];
  const records = new Map<number, StoredRecord>();
  const damaged = new Map<number, StoredRecord>();
  for (const record of await readRecords(reader, table, version))
    try {
      // Also that of one out of use, which must be readable if it comes back into use.
      const ofRecord = readers[table](record, source);
      records.set(record.id, record);
      if (isInUse(record)) entries.push(...ofRecord);
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged.set(record.id, record);
    }
  return { entries, records, damaged };
}

/** The names have no column for that. */
export const isInUse = ({ content }: StoredRecord): boolean => (content.deleted_at ?? null) === null;

const readers: Record<CopyTable, (record: StoredRecord, source: Damageable) => Entry[]> = {
  names(record, source) {
    const { units, people } = readNameTables(record, source);
    const counts = new Map<string, number>();
    // A name may stand in several rows, valid at different times.
    const toEntry = (table: string, name: string, parts: Parts): Entry => {
      const count = (counts.get(`${table} ${name}`) ?? 0) + 1;
      counts.set(`${table} ${name}`, count);
      return { id: record.id, key: `${table} ${name} ${count}`, name, parts };
    };
    return [
      ...units.map(({ full, short, from = "", to = "", ...others }) =>
        toEntry("units", full, {
          short: textPart(short.join("、")),
          from: textPart(from),
          to: textPart(to),
          others: otherPart(others),
        }),
      ),
      ...people.map(({ name, unit, post, from = "", to = "", ...others }) =>
        toEntry("people", name, {
          unit: textPart(unit),
          post: textPart(post),
          from: textPart(from),
          to: textPart(to),
          others: otherPart(others),
        }),
      ),
    ];
  },
  publications(record, source) {
    const versions = readVersions(record, source);
    const latest = versions.at(-1);
    if (!latest) throw source.damage(`publications ${record.id}`);
    const { name, issuer, sections, numbering, dateForm, contents, pointStyle, ...rest } = latest.profile;
    const { imprint, page, faces, pageNumber, proofing, scoring, ...others } = rest;
    const parts: Parts = {
      name: textPart(joinName(name), name),
      issuer: textPart(issuer),
      sections: textPart(sections.join("、"), sections),
      versions: textPart(versions.map(({ validFrom }) => validFrom).join("、"), [
        latest.validFrom,
        versions.slice(0, -1),
      ]),
    };
    const settings = { numbering, dateForm, contents, pointStyle, imprint, page, faces, pageNumber };
    const otherParts = { ...settings, proofing, scoring, others };
    for (const part of namesOf(otherParts)) parts[part] = otherPart(otherParts[part]);
    return [{ id: record.id, key: String(record.id), name: joinName(name), parts }];
  },
  templates(record, source) {
    const { id, name, kind, limit, blocks } = readTemplate(record, source);
    const text = blocks.map(({ runs }) => runs.map((run) => run.text).join("")).join("\n");
    const parts = {
      name: textPart(name),
      kind: otherPart(kind),
      limit: textPart(limit === null ? "" : String(limit), limit),
      blocks: textPart(text, blocks),
    };
    return [{ id, key: String(id), name, parts }];
  },
};

/**
 * Compares each entry of two contents, those first that taking the copy back changes.
 * @param used ids of publications to which issues belong
 */
export function compareTables(
  present: TableContent,
  copy: TableContent,
  used: ReadonlySet<number>,
): TableEntry[] {
  const presentEntries = new Map(present.entries.map((entry) => [entry.key, entry]));
  const copyKeys = new Set(copy.entries.map(({ key }) => key));
  const changeOf = ({ id }: Entry, details: readonly TableDetail[], before?: Entry): TableChange => {
    if (present.damaged.has(id)) return "replaced";
    if (!before) return "added";
    return details.some(({ isChanged }) => isChanged) ? "changed" : "same";
  };
  const entries = copy.entries.map((entry): TableEntry => {
    const before = presentEntries.get(entry.key);
    const details = compareParts(before?.parts, entry.parts);
    return { id: entry.id, name: entry.name, change: changeOf(entry, details, before), details };
  });
  for (const { id, key, name, parts } of present.entries)
    if (!copyKeys.has(key))
      entries.push({
        id,
        name,
        change: used.has(id) ? "stays" : "removed",
        details: compareParts(parts, undefined),
      });
  const order: TableChange[] = ["replaced", "changed", "added", "removed", "stays", "same"];
  return entries.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
}

/** Lists the parts that were changed, and those with a text; of an entry that one side lacks, only its texts. */
function compareParts(before: Parts | undefined, after: Parts | undefined): TableDetail[] {
  const names = namesOf(after ?? before ?? {});
  const details = names.map((part) => ({
    part,
    before: before?.[part]?.text ?? "",
    after: after?.[part]?.text ?? "",
    isChanged: !sameData(before?.[part]?.data, after?.[part]?.data),
  }));
  const isInBoth = before !== undefined && after !== undefined;
  return details.filter((each) =>
    isInBoth && each.isChanged ? true : each.part !== "name" && each.before + each.after !== "",
  );
}

/** Whether the names of two contents are sound, and stand in the same order. */
export const hasSameRows = (present: TableContent, copy: TableContent): boolean =>
  present.damaged.size + copy.damaged.size === 0 &&
  sameData(
    present.entries.map(({ key }) => key),
    copy.entries.map(({ key }) => key),
  );
