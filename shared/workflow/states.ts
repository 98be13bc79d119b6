/** The states of an issue on its way to print and the roles of people: 起草 → 校对 → 核签 → 定稿. */
import { z } from "zod";

export const issueStates = ["draft", "proofreading", "signoff", "final"] as const;
export type IssueState = (typeof issueStates)[number];

export const roles = ["editor", "proofreader", "approver"] as const;
export type Role = (typeof roles)[number];

/** The person who works at this machine. The name is empty until it is entered. */
export const person = z.object({ name: z.string().trim().max(40), role: z.enum(roles) });
export type Person = z.infer<typeof person>;

/** The following state; null after the final one. */
export const nextState = (state: IssueState): IssueState | null =>
  issueStates[issueStates.indexOf(state) + 1] ?? null;

/**
 * The states to which an issue can be returned. A final issue cannot be returned; it is unlocked, with a
 * reason.
 */
export const earlierStates = (state: IssueState): IssueState[] =>
  state === "final" ? [] : issueStates.slice(0, issueStates.indexOf(state));

/** Whether an issue can change from one state to the other: one state forward, or back to any earlier one. */
export const isStep = (from: IssueState, to: IssueState): boolean =>
  to === nextState(from) || earlierStates(from).includes(to);

/** The state of an unlocked issue: it must be signed off again. */
export const unlockedState: IssueState = "signoff";
