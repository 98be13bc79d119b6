/** Tells the core of errors of the window, for the program's log. Nothing leaves the machine. */
import type { Bridge } from "../../shared/port/bridge.ts";
import type { WindowFault } from "../../shared/contract/program.ts";

/** Reports anything thrown. Never throws; without the core, the report is lost. */
export function reportFault(bridge: Bridge, kind: WindowFault["kind"], error: unknown): void {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error(typeof error);
  void bridge.send("program.report", {
    kind,
    name: name.slice(0, 100),
    message: message.slice(0, 1000),
    stack: stack.slice(0, 8000),
  });
}

/** Reports the errors that nothing in the window catches. */
export function watchFaults(bridge: Bridge): void {
  addEventListener("error", ({ error }) => {
    // Without an error: a warning of the browser about its layout (ResizeObserver), or a file that did not load.
    if (error instanceof Error) reportFault(bridge, "error", error);
  });
  addEventListener("unhandledrejection", ({ reason }) => reportFault(bridge, "rejection", reason));
}
