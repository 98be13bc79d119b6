/** The end matter (版记) as printed lines, without empty items and empty groups. */
import type { Imprint } from "../document/schema.ts";

/** A label and its text: 编辑 + 程一禾. */
export interface ImprintItem {
  label: string;
  text: string;
}

/** A group of lines between two rules. */
export type ImprintGroup =
  /** One line of spaced items (编辑 校对 核签). */
  | { kind: "staff"; items: ImprintItem[] }
  /** 报 送 发: one paragraph each, with a hanging indent after the colon. */
  | { kind: "lists"; items: ImprintItem[] }
  /**
   * One line with e-mail, telephone and, at its right end, the number of copies; then lines that belong to no
   * field.
   */
  | { kind: "contact"; items: ImprintItem[]; copies: string; other: string[] };

/**
 * The groups in the order of printing. Empty for an empty imprint: then neither text nor rules are printed.
 */
export function imprintGroups(imprint: Imprint): ImprintGroup[] {
  const { editor, proofreader, approver } = imprint.staff;
  const staff = listFilledItems([
    ["编辑", editor],
    ["校对", proofreader],
    ["核签", approver],
  ]);
  const lists = listFilledItems([
    ["报", imprint.report.join("、")],
    ["送", imprint.deliver.join("、")],
    ["发", imprint.send.join("、")],
  ]);
  const contact = listFilledItems([
    ["电子邮箱", imprint.email],
    ["电话", imprint.phone],
  ]);
  const copies = imprint.copies === undefined ? "" : `共印${imprint.copies}份`;
  const other = (imprint.other ?? []).filter((line) => line.trim() !== "");

  const groups: ImprintGroup[] = [];
  if (staff.length > 0) groups.push({ kind: "staff", items: staff });
  if (lists.length > 0) groups.push({ kind: "lists", items: lists });
  if (contact.length > 0 || copies || other.length > 0)
    groups.push({ kind: "contact", items: contact, copies, other });
  return groups;
}

const listFilledItems = (pairs: [label: string, text: string][]): ImprintItem[] =>
  pairs.filter(([, text]) => text.trim() !== "").map(([label, text]) => ({ label, text }));
