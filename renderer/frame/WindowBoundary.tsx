import { useCallback, type ReactNode } from "react";
import type { Bridge } from "../../shared/port/bridge.ts";
import { messages } from "../../shared/messages/index.ts";
import { reportFault } from "../app/report-fault.ts";
import { saveReport } from "../app/use-report.ts";
import { readShownLocale } from "../app/shown-locale.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { Button } from "../ui/Button.tsx";
import kit from "../ui/kit.module.css";

/** The boundary of the whole window, for errors outside the screens. It has none of their services. */
export function WindowBoundary({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  const report = useCallback((error: unknown) => reportFault(bridge, "window", error), [bridge]);
  return (
    <Boundary onError={report} fallback={<WindowFault bridge={bridge} />}>
      {children}
    </Boundary>
  );
}

function WindowFault({ bridge }: { bridge: Bridge }) {
  const locale = readShownLocale();
  const { commands, window: words } = messages[locale];
  return (
    <main className={kit.empty} role="alert">
      <strong>{words.windowFault}</strong>
      <p>{words.windowFaultHint}</p>
      <span className={kit.emptyActions}>
        <Button onClick={() => void saveReport(bridge, locale).catch(() => {})}>
          {commands["report.save"]}
        </Button>
        <Button look="primary" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </span>
    </main>
  );
}
