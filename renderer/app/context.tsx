/** The services that every part of the window can use: the bridge to the core, settings and notices. */
import { createContext, use } from "react";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { Settings } from "../../shared/contract/settings.ts";

/** A message at the lower edge of the window. */
export interface Notice {
  text: string;
  kind: "done" | "error";
  /** Buttons below the text. */
  actions?: { label: string; run: () => void }[];
  /** Keeps the notice open after one of its buttons is used, because another button may be useful next. */
  staysOpen?: boolean;
}

/** What `useApp` returns. */
export interface AppServices {
  bridge: Bridge;
  /** Shows a notice at the lower edge. */
  notify(notice: Notice): void;
  settings: Settings;
  /** Changes the settings on the screen at once; resolves when the core has stored them. */
  changeSettings(change: Partial<Settings>): Promise<void>;
}

export const AppContext = createContext<AppServices | null>(null);

/** The services of the window. @throws outside `App` */
export function useApp(): AppServices {
  const services = use(AppContext);
  if (!services) throw new Error("no AppContext");
  return services;
}
