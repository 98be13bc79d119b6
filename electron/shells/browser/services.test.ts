import { expect, test } from "vitest";
import { createBrowserServices, findOpenCommand, startProgram } from "./services.ts";

test.each<[platform: NodeJS.Platform, show: boolean, command: string[]]>([
  ["linux", false, ["xdg-open", "/f/a b.docx"]],
  ["linux", true, ["xdg-open", "/f"]],
  ["darwin", false, ["open", "/f/a b.docx"]],
  ["darwin", true, ["open", "-R", "/f/a b.docx"]],
  ["win32", false, ["explorer.exe", "/f/a b.docx"]],
  ["win32", true, ["explorer.exe", "/select,/f/a b.docx"]],
])("on %s, shown in its folder %s: %j", (platform, show, command) =>
  expect(findOpenCommand("/f/a b.docx", show, platform)).toEqual(command),
);

test("a missing program gives an error", async () => {
  await expect(startProgram(["no-such-program-here", "a"])).rejects.toMatchObject({
    code: "unavailable",
    details: { what: "operation", operation: "no-such-program-here" },
  });
});

test("a started program is left running without waiting for its end", async () => {
  await expect(startProgram([process.execPath, "-e", "setTimeout(() => {}, 200)"])).resolves.toBeUndefined();
});

test("this shell has no system folder dialog", () => {
  expect(createBrowserServices("1.2.3")).toMatchObject({
    name: "browser",
    version: "1.2.3",
    chooseFolder: null,
  });
});
