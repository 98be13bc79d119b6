/** The port of the browser shell: calls over HTTP, events over one stream. */
import type { ShellPort } from "../../shared/contract/bridge.ts";
import { events } from "../../shared/contract/calls.ts";

export function loopbackPort(): ShellPort {
  return {
    async call(name, input) {
      const body = JSON.stringify(input);
      // The last calls of a window that is being closed outlive it; the browser allows 64 KB for that.
      const keepalive = name === "issues.close" || (document.visibilityState === "hidden" && body.length < 20_000);
      const response = await fetch(`/call/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body, keepalive });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as unknown;
    },
    onEvent(listener) {
      // One stream for each listener would use up the browser's six connections.
      shared ??= openStream();
      shared.listeners.add(listener);
      return () => shared?.listeners.delete(listener);
    },
  };
}

type Listener = (event: string, data: unknown) => void;
let shared: { listeners: Set<Listener> } | undefined;

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
