/** Through whose hands an issue goes, and in which order: 起草 → 校对 → 核签 → 定稿. */
import { z } from "zod";

export const issueStates = ["draft", "proofreading", "signoff", "final"] as const;
export type IssueState = (typeof issueStates)[number];

export const roles = ["editor", "proofreader", "approver"] as const;
export type Role = (typeof roles)[number];

/** Who works at this machine. The name is empty as long as nobody has said. */
export const person = z.object({ name: z.string().trim().max(40), role: z.enum(roles) });
export type Person = z.infer<typeof person>;

export const nextState = (state: IssueState): IssueState | null =>
  issueStates[issueStates.indexOf(state) + 1] ?? null;

/** Where an issue may be given back to. From 定稿 nothing goes back: that is unlocked, with a reason. */
export const earlierStates = (state: IssueState): IssueState[] =>
  state === "final" ? [] : issueStates.slice(0, issueStates.indexOf(state));

/** One step forward, or back to any earlier one. */
export const isStep = (from: IssueState, to: IssueState): boolean =>
  to === nextState(from) || earlierStates(from).includes(to);

/** Where an issue that is unlocked goes back to: whoever signed it looks at it again. */
export const unlockedState: IssueState = "signoff";
