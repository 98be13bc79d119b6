/** The page that the open issue is printed on: the paper shows it, and figures are as wide as they print on it. */
import { createContext, use } from "react";
import { standardPage, type PageProfile } from "../../shared/layout/page.ts";

export const PageContext = createContext<PageProfile>(standardPage);
export const usePage = (): PageProfile => use(PageContext);
