/** The words on screen, in the language of the settings. */
import { createContext, use, type ReactNode } from "react";
import { messages, type Locale, type Messages } from "../../shared/messages/index.ts";

const LocaleContext = createContext<Locale>("zh-CN");

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export const useLocale = (): Locale => use(LocaleContext);

/** Every sentence of the chosen language: `useMessages().editor.bold`. */
export const useMessages = (): Messages => messages[use(LocaleContext)];
