/** 保存报告: the report for whoever repairs the program, as a file of the person's choice. */
import { useCallback } from "react";
import type { Bridge } from "../../shared/port/bridge.ts";
import { messages, type Locale } from "../../shared/messages/index.ts";
import { useApp } from "./context.tsx";
import { download } from "./download.ts";
import { today } from "./format.ts";
import { useLocale } from "./messages.tsx";
import { useTask } from "./use-task.ts";

/** Saves the report. @throws BulletinError */
export async function saveReport(bridge: Bridge, locale: Locale): Promise<void> {
  const { text } = await bridge.ask("doctor.report", { locale });
  download(messages[locale].report.file(today()), text, "text/plain");
}

/** Returns a function that saves the report. */
export function useReport(): () => Promise<void> {
  const { bridge } = useApp();
  const locale = useLocale();
  const task = useTask();
  return useCallback(async () => void (await task(() => saveReport(bridge, locale))), [bridge, locale, task]);
}
