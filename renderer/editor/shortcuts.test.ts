import { expect, test } from "vitest";
import { windowCommands } from "../../shared/contract/commands.ts";
import { commandNames, commands } from "./commands.ts";

test("no key has two meanings among the commands of the editor and of the window", () => {
  const keys = [
    ...commandNames.flatMap((name) =>
      commands[name].shortcuts.map(
        ({ code, alt, shift }) => `Mod+${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}${code}`,
      ),
    ),
    ...Object.values(windowCommands).filter((key) => key !== null),
  ];
  expect(keys).toEqual([...new Set(keys)]);
});
