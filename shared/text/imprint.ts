/** Reads and writes the imprint (版记) as lines of text: staff, 报 送 发, copies, e-mail, telephone. */
import { emptyImprint } from "../document/empty.ts";
import type { Imprint } from "../document/schema.ts";
import { ChangeList } from "./change.ts";
import { imprintKeys, isUsual, readField, writeField, type ImprintKey } from "./fields.ts";
import { splitLines, type Line } from "./lines.ts";
import { styleOf } from "./paragraph.ts";

/** A field of the imprint that has a label. */
interface Field {
  key: ImprintKey;
  /** The usual label. */
  label: string;
  /** All forms of the label. */
  labelForm: RegExp;
  /** The texts in the field; none if it is empty. */
  get(imprint: Imprint): string[];
  /** Fills the field; a list is extended. */
  add(imprint: Imprint, texts: string[]): void;
}

const toTexts = (text: string): string[] => (text === "" ? [] : [text]);
const staff = (key: "editor" | "proofreader" | "approver", label: string, labelForm: RegExp): Field => ({
  key,
  label,
  labelForm,
  get: ({ staff }) => toTexts(staff[key]),
  add: ({ staff }, [text = ""]) => (staff[key] = text),
});
const list = (key: "report" | "deliver" | "send", label: string, labelForm: RegExp): Field => ({
  key,
  label,
  labelForm,
  get: (imprint) => imprint[key],
  add: (imprint, texts) => texts.forEach((text) => imprint[key].push(text)),
});
const line = (key: "email" | "phone", label: string, labelForm: RegExp): Field => ({
  key,
  label,
  labelForm,
  get: (imprint) => toTexts(imprint[key]),
  add: (imprint, [text = ""]) => (imprint[key] = text),
});

/** In the order of printing. */
const fields: Field[] = [
  staff("editor", "编辑", /责任编辑|编\s*辑/u),
  staff("proofreader", "校对", /校\s*对/u),
  staff("approver", "核签", /核\s*签|签\s*发/u),
  list("report", "报", /抄?报/u),
  list("deliver", "送", /抄?送/u),
  list("send", "发", /发/u),
  line("email", "电子邮箱", /电子邮[箱件]|邮箱|E-?mail/iu),
  line("phone", "电话", /联系电话|电\s*话/u),
];
const isList = (key: ImprintKey): boolean => ["report", "deliver", "send"].includes(key);
const copiesForm = /^[（(]?共印\s*([1-9]\d{0,6})\s*份[）)]?$/u;
const anyLabel = `(?:${fields.map(({ labelForm }) => labelForm.source).join("|")})\\s*[：:]`;
const labelledLine = new RegExp(`^${anyLabel}`, "iu");
/** The white space between two fields on one line. */
const separator = new RegExp(`(?<!\\s)\\s+(?=${anyLabel}|[（(]?共印)`, "iu");

/** Whether a line may be the first line of an imprint. */
const opensImprint = (text: string): boolean =>
  labelledLine.test(text) || copiesForm.test(text) || readField(text, imprintKeys) !== null;

/**
 * Whether a line belongs to the body by its form: a section, brief, source, note or attachment, or one that
 * gives its style.
 */
const isBodyLine = (line: Pick<Line, "text" | "style">): boolean =>
  !copiesForm.test(line.text) && (line.style !== undefined || styleOf(line) !== "body");

/**
 * Finds the index at which the imprint begins: the first line with a label after the last body line. Returns
 * the number of lines if there is no imprint.
 */
export function findImprint(lines: readonly Line[]): number {
  const last = lines.findLastIndex(isBodyLine);
  const at = lines.findIndex(({ text }, index) => index > last && opensImprint(text));
  if (at !== -1) return at;

  // The last line of an imprint may be a remark in brackets (内部资料), which looks like a source. Two
  // labelled lines in a row before it show that it belongs to the imprint.
  const previous = lines.findLastIndex((line, index) => index < last && isBodyLine(line));
  const opening = lines.findIndex(({ text }, index) => index > previous && opensImprint(text));
  return opening !== -1 && opening + 1 < last && opensImprint(lines[opening + 1]?.text ?? "")
    ? opening
    : lines.length;
}

/** Reads the lines of the imprint. Text that fits no field is kept unchanged in `other`. */
export function readImprint(lines: readonly Line[], changes: ChangeList): Imprint {
  const imprint = emptyImprint();
  const other: string[] = [];
  for (const { number, text } of lines) {
    const explicit = readField(text, imprintKeys);
    if (explicit && addExplicit(imprint, other, explicit.key, explicit.value)) continue;
    for (const part of text.split(separator)) {
      if (!readCopies(imprint, part, number, changes) && !readPart(imprint, part, number, changes))
        other.push(part);
    }
  }
  return other.length > 0 ? { ...imprint, other } : imprint;
}

/** Adds an explicit field. Returns false if the field is filled already or the value does not fit. */
function addExplicit(imprint: Imprint, other: string[], key: ImprintKey, value: string): boolean {
  const field = fields.find((field) => field.key === key);
  const copies = Number(value);
  if (field && (isList(key) || field.get(imprint).length === 0)) field.add(imprint, [value]);
  else if (key === "other") other.push(value);
  else if (key === "copies" && imprint.copies === undefined && Number.isSafeInteger(copies) && copies > 0)
    imprint.copies = copies;
  else return false;
  return true;
}

/** Reads 共印N份. Returns false if the part is not that, or a change of its form was declined. */
function readCopies(imprint: Imprint, part: string, number: number, changes: ChangeList): boolean {
  const copies = copiesForm.exec(part)?.[1];
  if (copies === undefined || imprint.copies !== undefined) return false;
  const usual = `共印${copies}份`;
  if (part !== usual && !changes.apply("imprint-form", number, part, usual)) return false;
  imprint.copies = Number(copies);
  return true;
}

/**
 * Reads a part with a label. Returns false if it fits no empty field, or a change of its form was declined.
 */
function readPart(imprint: Imprint, part: string, number: number, changes: ChangeList): boolean {
  for (const field of fields) {
    const text = new RegExp(`^(?:${field.labelForm.source})\\s*[：:]\\s*(.+)$`, "iu").exec(part)?.[1];
    if (text === undefined || field.get(imprint).length > 0) continue;
    const usual = `${field.label}：${text}`;
    if (part !== usual && !changes.apply("imprint-form", number, part, usual)) return false;
    field.add(imprint, isList(field.key) ? text.split("、") : [text]);
    return true;
  }
  return false;
}

/** Writes the imprint as lines of text; empty fields give no line. */
export function writeImprint(imprint: Imprint): string[] {
  const lines = fields.flatMap((field) => {
    const texts = field.get(imprint);
    if (texts.length === 0) return [];
    const usual = `${field.label}：${texts.join("、")}`;
    const isSame = (lineImprint: Imprint) =>
      lineImprint.other === undefined && JSON.stringify(field.get(lineImprint)) === JSON.stringify(texts);
    return readsBack(usual, isSame) ? [usual] : texts.map((text) => writeField(field.key, text));
  });
  if (imprint.copies !== undefined)
    lines.push(imprint.copies < 1e7 ? `共印${imprint.copies}份` : writeField("copies", imprint.copies));
  for (const text of imprint.other ?? []) {
    // The first line must have a label, because a label is how the reader finds the imprint.
    const isSame = ({ other }: Imprint) => lines.length > 0 && other?.length === 1 && other[0] === text;
    lines.push(!isBodyLine({ text }) && readsBack(text, isSame) ? text : writeField("other", text));
  }
  return lines;
}

/** Whether the reader gets the same field from the line alone, without changes. */
function readsBack(usual: string, isSame: (lineImprint: Imprint) => boolean): boolean {
  const changes = new ChangeList();
  const lines = splitLines(usual);
  const isWhole = isUsual(usual) && lines.length === 1 && lines[0]?.text === usual;
  return isWhole && isSame(readImprint(lines, changes)) && changes.appliedChanges.length === 0;
}
