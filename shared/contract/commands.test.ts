import { describe, expect, test } from "vitest";
import { commandIds, commandOf, keysOf, scopeOf } from "./commands.ts";
import { writeKeys } from "./keys.ts";

/** Keys that a command must not have, as they are shown, by who takes them. */
interface Taken {
  by: string;
  source: string;
  keys: readonly string[];
}

/** Nobody can use these in the program. */
const takenByAll: { apple: readonly Taken[]; elsewhere: readonly Taken[] } = {
  elsewhere: [
    {
      by: "Windows",
      source: "support.microsoft.com, Keyboard shortcuts in Windows",
      keys: [
        "Alt+F4",
        "Alt+Tab",
        "Alt+Esc",
        "Alt+Space",
        "Alt+Enter",
        "Ctrl+Esc",
        "Ctrl+Shift+Esc",
        "Ctrl+Alt+Delete",
        "Ctrl+Alt+Tab",
        "F10",
        "Shift+F10",
      ],
    },
    {
      by: "Chromium, before the page",
      source:
        "IsReservedCommandOrKey in chrome/browser/ui/browser_command_controller.cc, accelerator_table.cc",
      keys: [
        "Ctrl+N",
        "Ctrl+Shift+N",
        "Ctrl+T",
        "Ctrl+Shift+T",
        "Ctrl+W",
        "Ctrl+Shift+W",
        "Ctrl+F4",
        "Alt+F4",
        "Ctrl+Tab",
        "Ctrl+Shift+Tab",
        "Ctrl+PageUp",
        "Ctrl+PageDown",
        "F11",
      ],
    },
    {
      by: "Electron's menu",
      source: "the roles in electron/shells/electron/menu.ts; electronjs.org, MenuItem",
      keys: ["Ctrl+Q", "Ctrl+M", "Ctrl+R", "Ctrl+Shift+I", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A", "F11"],
    },
    {
      by: "plain paste (粘贴为纯文本)",
      source: "renderer/editor/clean-up/plain-paste.ts",
      keys: ["Ctrl+Shift+V"],
    },
    {
      by: "Chinese input methods of Windows",
      source: "the settings of Microsoft Pinyin, 按键",
      keys: ["Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift+F"],
    },
    {
      by: "Chinese input methods of Linux",
      source:
        "fcitx 5: globalconfig.cpp, clipboard.h; its chinese-addons: chttrans.h, punctuation.h; ibus: its gschema.xml",
      keys: ["Ctrl+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F", "Ctrl+Shift+U"],
    },
  ],
  apple: [
    {
      by: "macOS",
      source: "support.apple.com/102650, Mac keyboard shortcuts",
      keys: [
        "⌘Space",
        "⌥⌘Space",
        "⌘Tab",
        "⌘`",
        "⌘,",
        "⇧⌘/",
        "⌘H",
        "⌥⌘H",
        "⌘M",
        "⌥⌘M",
        "⌘Q",
        "⇧⌘Q",
        "⌥⇧⌘Q",
        "⇧⌘3",
        "⇧⌘4",
        "⇧⌘5",
        "⌥⌘Esc",
        "⌥⌘D",
        "⌘F5",
      ],
    },
    {
      by: "Chromium, before the page",
      source: "IsReservedCommandOrKey in chrome/browser/ui/browser_command_controller.cc",
      keys: ["⌘N", "⇧⌘N", "⌘T", "⇧⌘T", "⌘W", "⇧⌘W", "⌘Q"],
    },
    {
      by: "the clipboard",
      source: "the roles in electron/shells/electron/menu.ts",
      keys: ["⌘X", "⌘C", "⌘V", "⌘A", "⇧⌘V"],
    },
  ],
};

/** Some people cannot use these, so they are never the keys that are shown. */
const takenBySome: readonly Taken[] = [
  {
    by: "desktops of Linux",
    source: "the default keys of GNOME (Ubuntu), KDE Plasma and Xfce",
    keys: [
      "Ctrl+Alt+T",
      "Ctrl+Alt+L",
      "Ctrl+Alt+D",
      "Ctrl+Alt+A",
      "Ctrl+Alt+↑",
      "Ctrl+Alt+↓",
      "Alt+F1",
      "Alt+F2",
      "Alt+F7",
      "Alt+F8",
      "Ctrl+Alt+F7",
    ],
  },
  {
    by: "fcitx, for its own windows",
    source: "fcitx 5: globalconfig.cpp (preedit); fcitx 4: fcitx-vk.desc (keyboard on the screen)",
    keys: ["Ctrl+Alt+P", "Ctrl+Alt+B"],
  },
];

const labelsOf = (isApple: boolean) =>
  commandIds.flatMap((command) =>
    keysOf(command, isApple).map((keys, place) => ({
      command,
      keys,
      label: writeKeys(keys, isApple),
      isShown: place === 0,
    })),
  );

describe.each([
  { system: "Windows and Linux", isApple: false, taken: takenByAll.elsewhere },
  { system: "a Mac", isApple: true, taken: takenByAll.apple },
])("on $system", ({ isApple, taken }) => {
  const labels = labelsOf(isApple);

  // Window and text overlap; the outline lies in the window.
  test("no keys are given twice", () => {
    const all = labels.map(({ label }) => label);
    expect(all).toEqual([...new Set(all)]);
  });

  test.each(taken)("no command has keys that are taken by $by", ({ keys }) => {
    expect(labels.filter(({ label }) => keys.includes(label))).toEqual([]);
  });

  test("no keys type a character: all have Mod, or are function keys or arrows with modifiers", () => {
    const sound = /^(?:Mod\+|(?:Shift\+)?F\d+$|Alt\+Shift\+Arrow)/u;
    expect(labels.filter(({ keys }) => !sound.test(keys))).toEqual([]);
  });
});

test.each(takenBySome)("the keys that are shown are not taken by $by", ({ keys }) => {
  const shown = labelsOf(false).filter(({ isShown }) => isShown);
  expect(shown.filter(({ label }) => keys.includes(label))).toEqual([]);
});

test("a command is found by its keys in its scope only", () => {
  const press = {
    code: "KeyB",
    ctrlKey: true,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    getModifierState: () => false,
  };
  expect(scopeOf("flag.bold")).toBe("text");
  expect(commandOf(press, "text", false)).toBe("flag.bold");
  expect(commandOf(press, "window", false)).toBeUndefined();
  expect(commandOf({ ...press, ctrlKey: false, metaKey: true }, "text", true)).toBe("flag.bold");
});
