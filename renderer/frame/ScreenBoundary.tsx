import { useCallback, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { reportFault } from "../app/report-fault.ts";
import { goTo } from "../app/route.ts";
import { useReport } from "../app/use-report.ts";
import { Boundary, useRetry } from "../ui/Boundary.tsx";
import { Button } from "../ui/Button.tsx";
import kit from "../ui/kit.module.css";

/** The boundary of a screen: where it cannot be drawn, says so and offers ways on. Everything around it still works. */
export function ScreenBoundary({ children }: { children: ReactNode }) {
  const { bridge } = useApp();
  const report = useCallback((error: unknown) => reportFault(bridge, "screen", error), [bridge]);
  return (
    <Boundary onError={report} fallback={<ScreenFault />}>
      {children}
    </Boundary>
  );
}

function ScreenFault() {
  const retry = useRetry();
  const { commands, window: words } = useMessages();
  const saveReport = useReport();
  return (
    <main className={kit.empty} role="alert">
      <strong>{words.screenFault}</strong>
      <p>{words.screenFaultHint}</p>
      <span className={kit.emptyActions}>
        <Button onClick={() => void saveReport()}>{commands["report.save"]}</Button>
        <Button onClick={() => goTo({ screen: "library" })}>{words.library}</Button>
        <Button look="primary" onClick={retry}>
          {words.retry}
        </Button>
      </span>
    </main>
  );
}
