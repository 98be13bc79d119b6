import { expect, test } from "vitest";
import { listAction } from "./list-action.ts";

test.each<[key: string, current: number | null, action: ReturnType<typeof listAction>]>([
  ["ArrowDown", null, { kind: "move", to: 0 }],
  ["ArrowDown", 2, { kind: "move", to: 0 }],
  ["ArrowUp", 0, { kind: "move", to: 2 }],
  ["Enter", 1, { kind: "choose", index: 1 }],
  ["Tab", null, { kind: "choose", index: 0 }],
  ["Tab", 1, { kind: "choose", index: 1 }],
  ["Escape", null, { kind: "close" }],
  // These act on the text until an arrow key has moved into the list.
  ["Enter", null, null],
  ["ArrowUp", null, null],
  ["a", 1, null],
])("%s with the option %s highlighted", (key, current, action) => {
  expect(listAction(key, current, 3)).toEqual(action);
});
