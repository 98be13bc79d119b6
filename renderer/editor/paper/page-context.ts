/**
 * The page that the open issue is printed on. The paper is drawn like it, and figures have their printed
 * width.
 */
import { createContext, use } from "react";
import { standardPage, type PageProfile } from "../../../shared/layout/page.ts";

export const PageContext = createContext<PageProfile>(standardPage);
/** The page of the open issue. */
export const usePage = (): PageProfile => use(PageContext);
