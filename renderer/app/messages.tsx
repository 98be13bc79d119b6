/** Provides the messages of `shared/messages` in the language of the settings. */
import { createContext, use, type ReactNode } from "react";
import { messages, type Locale, type Messages } from "../../shared/messages/index.ts";

const LocaleContext = createContext<Locale>("zh-CN");

/** Sets the language for everything inside it. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The language of the screen. */
export const useLocale = (): Locale => use(LocaleContext);

/** All messages in the language of the screen: `useMessages().editor.bold`. */
export const useMessages = (): Messages => messages[use(LocaleContext)];
