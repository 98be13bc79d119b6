import { Suspense, use, useMemo, useState } from "react";
import { Tooltip } from "radix-ui";
import type { Bridge } from "../../shared/port/bridge.ts";
import { defaultSettings, type Settings } from "../../shared/contract/settings.ts";
import type { Locale } from "../../shared/messages/index.ts";
import { AppContext, type AppServices, type Notice } from "../app/context.tsx";
import { LocaleProvider } from "../app/messages.tsx";
import { useTheme } from "../app/theme.ts";
import type { GalleryTheme } from "./address.ts";
import { specimens, type SpecimenData } from "./specimens.tsx";
import styles from "./gallery.module.css";

/** There is no place for notices here: an error, such as that of a call, goes to the console. */
function reportError({ kind, text }: Notice): void {
  // oxlint-disable-next-line no-console -- for developers, and for the test of the gallery
  if (kind === "error") console.error(text);
}

interface SpecimenProps {
  bridge: Bridge;
  data: Promise<SpecimenData>;
  name: string;
  theme: GalleryTheme;
  locale: Locale;
}

/**
 * One widget or dialog with all that it needs of the window: the real core, settings of its own, words,
 * tooltips.
 */
export function Specimen({ bridge, data, name, theme, locale }: SpecimenProps) {
  const [settings, setSettings] = useState<Settings>({ ...defaultSettings, theme, locale });
  useTheme(theme);
  const services = useMemo<AppServices>(
    () => ({
      bridge,
      notify: reportError,
      settings,
      changeSettings: async (change) => setSettings((old) => ({ ...old, ...change })),
    }),
    [bridge, settings],
  );
  return (
    <AppContext value={services}>
      <LocaleProvider locale={locale}>
        <Tooltip.Provider>
          <Suspense>
            <Shown name={name} data={data} />
          </Suspense>
        </Tooltip.Provider>
      </LocaleProvider>
    </AppContext>
  );
}

function Shown({ name, data }: { name: string; data: Promise<SpecimenData> }) {
  const render = specimens[name];
  const specimenData = use(data);
  return (
    <main className={styles.specimen} data-name={name}>
      {render ? render(specimenData) : `No specimen ${name}`}
    </main>
  );
}
