import { useCallback, useEffect, useMemo, useState } from "react";
import { Tooltip } from "radix-ui";
import type { Bridge } from "../../shared/port/bridge.ts";
import { defaultSettings, type Settings } from "../../shared/contract/settings.ts";
import { messages } from "../../shared/messages/index.ts";
import { RecoveryDialog } from "../backups/RecoveryDialog.tsx";
import { RestoreDialog } from "../backups/RestoreDialog.tsx";
import { TakeBackDialog } from "../backups/TakeBackDialog.tsx";
import { ImportFlow } from "../importing/ImportFlow.tsx";
import { NewIssueFlow } from "../issues/NewIssueFlow.tsx";
import { WatchedNotices } from "../manuscripts/WatchedNotices.tsx";
import { Notices, type ShownNotice } from "../ui/Notices.tsx";
import { AppContext, type AppServices, type Notice } from "../app/context.tsx";
import { FaultNotices } from "./FaultNotices.tsx";
import { FrameCommands } from "./FrameCommands.tsx";
import { LocaleProvider } from "../app/messages.tsx";
import { noteShownLocale, readShownLocale } from "../app/shown-locale.ts";
import { toSentence } from "../app/use-task.ts";
import { loadRest, Screen } from "./screens.tsx";
import { SettingsSender } from "./settings-sender.ts";
import { useTextSize, useTheme } from "../app/theme.ts";

/** The whole window: settings, notices, importing, and the screen that the address names. */
export function App({ bridge }: { bridge: Bridge }) {
  const { notices, notify, closeNotice } = useNotices();
  const { settings, changeSettings } = useSettings(bridge, notify);
  const currentSettings = settings ?? fallbackSettings;

  useTheme(currentSettings.theme);
  useTextSize(currentSettings.textSize);
  useEffect(() => {
    noteShownLocale(currentSettings.locale);
    document.title = messages[currentSettings.locale].window.program;
  }, [currentSettings.locale]);

  const services = useMemo<AppServices>(
    () => ({ bridge, notify, settings: currentSettings, changeSettings }),
    [bridge, notify, currentSettings, changeSettings],
  );
  const isReady = settings !== null;
  useEffect(() => (isReady ? loadRest() : undefined), [isReady]);

  if (!settings) return null;
  return (
    <AppContext value={services}>
      <LocaleProvider locale={settings.locale}>
        <Tooltip.Provider delayDuration={400}>
          <ImportFlow>
            <NewIssueFlow>
              <FrameCommands />
              <Screen />
            </NewIssueFlow>
          </ImportFlow>
          <WatchedNotices />
          <FaultNotices />
          <RecoveryDialog />
          <RestoreDialog />
          <TakeBackDialog />
          <Notices notices={notices} onClose={closeNotice} />
        </Tooltip.Provider>
      </LocaleProvider>
    </AppContext>
  );
}

/** The settings where those of the person cannot be read. */
const fallbackSettings: Settings = { ...defaultSettings, locale: readShownLocale() };

let lastNoticeId = 0;

/** The notices at the lower edge of the window: at most three, because more would hide the paper. */
function useNotices() {
  const [notices, setNotices] = useState<ShownNotice[]>([]);
  const notify = useCallback((notice: Notice) => {
    lastNoticeId += 1;
    const shownNotice = { ...notice, id: lastNoticeId };
    // A notice replaces an earlier one with the same sentence.
    setNotices((others) => [...others.filter(({ text }) => text !== notice.text), shownNotice].slice(-3));
  }, []);
  const closeNotice = useCallback(
    (id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)),
    [],
  );
  return { notices, notify, closeNotice };
}

/** The settings, `null` until the core has sent them, and a function that changes some of them at once. */
function useSettings(bridge: Bridge, notify: AppServices["notify"]) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const tell = useCallback(
    (error: unknown) => notify({ kind: "error", text: toSentence(error, readShownLocale()) }),
    [notify],
  );
  useEffect(() => {
    bridge.ask("settings.get", {}).then(setSettings, (error: unknown) => {
      setSettings(fallbackSettings);
      tell(error);
    });
  }, [bridge, tell]);

  const sender = useMemo(
    () => new SettingsSender(async (change) => void (await bridge.ask("settings.set", change))),
    [bridge],
  );
  useEffect(() => {
    const flush = () => void sender.flush().catch(tell);
    addEventListener("pagehide", flush);
    return () => removeEventListener("pagehide", flush);
  }, [sender, tell]);
  const changeSettings = useCallback(
    (change: Partial<Settings>) => {
      setSettings((old) => ({ ...(old ?? fallbackSettings), ...change }));
      return sender.change(change).catch(tell);
    },
    [sender, tell],
  );
  return { settings, changeSettings };
}
