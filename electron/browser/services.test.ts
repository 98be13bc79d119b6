import { expect, test } from "vitest";
import { browserServices, openCommand, start } from "./services.ts";

test.each<[platform: NodeJS.Platform, show: boolean, command: string[]]>([
  ["linux", false, ["xdg-open", "/f/a b.docx"]],
  ["linux", true, ["xdg-open", "/f"]],
  ["darwin", false, ["open", "/f/a b.docx"]],
  ["darwin", true, ["open", "-R", "/f/a b.docx"]],
  ["win32", false, ["explorer.exe", "/f/a b.docx"]],
  ["win32", true, ["explorer.exe", "/select,/f/a b.docx"]],
])("on %s, shown in its folder %s: %j", (platform, show, command) =>
  expect(openCommand("/f/a b.docx", show, platform)).toEqual(command),
);

test("a program that the system does not have is told", async () => {
  await expect(start(["no-such-program-here", "a"])).rejects.toMatchObject({
    code: "unavailable",
    details: { what: "no-such-program-here" },
  });
});

test("a program that starts is left running: its end is not waited for", async () => {
  await expect(start([process.execPath, "-e", "setTimeout(() => {}, 200)"])).resolves.toBeUndefined();
});

test("this shell has no folder dialog of the system", () => {
  expect(browserServices("1.2.3")).toMatchObject({ name: "browser", version: "1.2.3", chooseFolder: null });
});
