import type { ReactNode } from "react";
import {
  Archive,
  BookUser,
  ChartColumn,
  Inbox,
  LayoutTemplate,
  Newspaper,
  Settings as SettingsIcon,
  ShieldCheck,
  Trash2,
} from "lucide-react";
import { runCommand } from "../app/commands.ts";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import type { Route } from "../app/route.ts";
import kit from "../ui/kit.module.css";
import styles from "./page.module.css";

/**
 * The navigation at the side of every screen but the desk.
 * @param now the screen that is open
 * @param count the number of its items, shown beside its name
 */
export function LibraryNav({
  now,
  count,
}: {
  now: Exclude<Route["screen"], "issue">;
  count: number | undefined;
}) {
  const { window: frame, backups, manuscripts, names, publications, statistics, templates } = useMessages();
  const link = (screen: typeof now, icon: ReactNode, label: string) => (
    <a className={styles.navLink} href={`#/${screen}`} aria-current={screen === now ? "page" : undefined}>
      {icon}
      {label}
      {screen === now && count !== undefined ? <small>{count}</small> : null}
    </a>
  );
  return (
    <nav className={styles.nav} aria-label={frame.navigation}>
      <div className={styles.brand}>
        <span className={kit.logo} aria-hidden="true">
          报
        </span>
        {frame.program}
      </div>
      {link("library", <Archive size={15} />, frame.library)}
      {link("manuscripts", <Inbox size={15} />, manuscripts.title)}
      {link("publications", <Newspaper size={15} />, publications.title)}
      {link("templates", <LayoutTemplate size={15} />, templates.title)}
      {link("names", <BookUser size={15} />, names.title)}
      {link("statistics", <ChartColumn size={15} />, statistics.title)}
      {link("bin", <Trash2 size={15} />, frame.bin)}
      {link("backups", <ShieldCheck size={15} />, backups.title)}
      <button
        type="button"
        className={joinClasses(styles.navLink, styles.navEnd)}
        onClick={() => runCommand("settings.open")}
      >
        <SettingsIcon size={15} />
        {frame.settings}
      </button>
    </nav>
  );
}
