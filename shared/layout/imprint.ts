/** The end matter (版记) as printed lines: what is empty is left out, and so is a group with nothing in it. */
import type { Imprint } from "../bulletin/schema.ts";

/** A label and what follows it: 编辑 + 程一禾. */
export interface ImprintItem {
  label: string;
  text: string;
}

/** Lines between two rules. */
export type ImprintGroup =
  /** One line of items with room between them (编辑 校对 核签). */
  | { kind: "staff"; items: ImprintItem[] }
  /** 报 送 发: one paragraph each, hanging after the colon. */
  | { kind: "lists"; items: ImprintItem[] }
  /** E-mail and telephone on one line, the number of copies at its right end; then lines that fit no field. */
  | { kind: "contact"; items: ImprintItem[]; copies: string; other: string[] };

/** Groups in the order of printing. Empty for an empty imprint: then nothing is printed, no rules either. */
export function imprintGroups(imprint: Imprint): ImprintGroup[] {
  const { editor, proofreader, approver } = imprint.staff;
  const staff = filled([
    ["编辑", editor],
    ["校对", proofreader],
    ["核签", approver],
  ]);
  const lists = filled([
    ["报", imprint.report.join("、")],
    ["送", imprint.deliver.join("、")],
    ["发", imprint.send.join("、")],
  ]);
  const contact = filled([
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

const filled = (pairs: [label: string, text: string][]): ImprintItem[] =>
  pairs.filter(([, text]) => text.trim() !== "").map(([label, text]) => ({ label, text }));
