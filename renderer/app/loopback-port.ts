/** The port of the browser shell: calls over HTTP, events over one server-sent event stream. */
import type { ShellPort } from "../../shared/port/bridge.ts";
import { calls, events, isCallName } from "../../shared/contract/calls.ts";

/** Whether a call may be sent again when the connection broke, and it is unknown whether it arrived. */
const mayRepeat = (name: string): boolean => isCallName(name) && calls[name].effect !== "once";

/** Creates the port; both transports have the same interface. */
export function loopbackPort(): ShellPort {
  return {
    async call(name, input) {
      const body = JSON.stringify(input);
      // `keepalive` lets the last calls of a closing window finish after it; browsers allow 64 KB for that.
      const keepalive =
        name === "issues.close" ||
        name === "settings.set" ||
        (document.visibilityState === "hidden" && body.length < 20_000);
      const send = () =>
        fetch(`/call/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          keepalive,
        });
      const response = await send().catch((cause: unknown) => {
        if (mayRepeat(name)) return send();
        throw cause;
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.json();
    },
    onEvent(listener) {
      // Share one stream: a stream per listener would use up the browser's six connections per host.
      sharedStream ??= openStream();
      sharedStream.listeners.add(listener);
      return () => sharedStream?.listeners.delete(listener);
    },
  };
}

type Listener = (event: string, data: unknown) => void;
let sharedStream: { listeners: Set<Listener> } | undefined;

function openStream(): { listeners: Set<Listener> } {
  const listeners = new Set<Listener>();
  const stream = new EventSource("/events");
  for (const name of Object.keys(events)) {
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => {
      for (const listener of listeners) listener(name, JSON.parse(data));
    });
  }
  return { listeners };
}
