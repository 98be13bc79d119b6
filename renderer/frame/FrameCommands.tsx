import { useEffect, useState } from "react";
import type { Settings } from "../../shared/contract/settings.ts";
import { askToTakeBack } from "../backups/TakeBackDialog.tsx";
import { useMakeBackup } from "../backups/use-backups.ts";
import { useImport } from "../importing/ImportFlow.tsx";
import { useNewIssue } from "../issues/NewIssueFlow.tsx";
import { PersonDialog } from "../settings/PersonDialog.tsx";
import { SettingsDialog } from "../settings/SettingsDialog.tsx";
import { CommandPalette } from "./CommandPalette.tsx";
import { runCommand, useCommandKeys, useCommands } from "../app/commands.ts";
import { useApp } from "../app/context.tsx";
import { goTo, type Route } from "../app/route.ts";
import { useReport } from "../app/use-report.ts";

/**
 * Gives the commands of every screen and shows their dialogs; runs commands by the keys of the window and from
 * the shell's menu. It is mounted before the screens, so that theirs come first.
 */
export function FrameCommands() {
  const { bridge, changeSettings } = useApp();
  const { choose } = useImport();
  const begin = useNewIssue();
  const { make } = useMakeBackup();
  const saveReport = useReport();
  const [dialog, setDialog] = useState<"palette" | "settings" | "person" | null>(null);
  const close = () => setDialog(null);
  const open = (screen: Exclude<Route["screen"], "issue">) => () => goTo({ screen });
  const set = (change: Partial<Settings>) => () => void changeSettings(change);
  useCommandKeys("window");
  useEffect(() => bridge.on("shell.command", ({ command }) => runCommand(command)), [bridge]);
  useCommands("frame", {
    "issue.new": () => void begin(),
    "app.close": () => window.close(),
    "import.open": choose,
    "library.open": open("library"),
    "screen.manuscripts": open("manuscripts"),
    "screen.publications": open("publications"),
    "screen.templates": open("templates"),
    "screen.names": open("names"),
    "screen.statistics": open("statistics"),
    "screen.bin": open("bin"),
    "screen.backups": open("backups"),
    "backup.make": () => void make(),
    "backup.takeBack": () => askToTakeBack(null),
    "report.save": () => void saveReport(),
    "theme.system": set({ theme: "system" }),
    "theme.light": set({ theme: "light" }),
    "theme.dark": set({ theme: "dark" }),
    "textSize.standard": set({ textSize: "standard" }),
    "textSize.large": set({ textSize: "large" }),
    "textSize.largest": set({ textSize: "largest" }),
    "language.zh-CN": set({ locale: "zh-CN" }),
    "language.en": set({ locale: "en" }),
    "person.change": () => setDialog("person"),
    "settings.open": () => setDialog("settings"),
    "palette.open": () => setDialog("palette"),
  });
  if (dialog === "palette") return <CommandPalette onClose={close} />;
  if (dialog === "settings") return <SettingsDialog onClose={close} />;
  return dialog === "person" ? <PersonDialog onClose={close} /> : null;
}
