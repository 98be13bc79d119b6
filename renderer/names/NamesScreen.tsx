import { useState } from "react";
import { Plus, Search } from "lucide-react";
import { runCommand, useCommands } from "../app/commands.ts";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { TakeBackButton } from "../backups/TakeBackButton.tsx";
import { LibraryNav } from "../page/LibraryNav.tsx";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { isBlank, kinds, type Kind } from "./rows.ts";
import { NamesTable } from "./NamesTable.tsx";
import { useSheet } from "./use-sheet.ts";
import page from "../page/page.module.css";
import styles from "./names.module.css";

/** The screen 名录: the office's units and its people, one table each. */
export function NamesScreen() {
  const { names: words } = useMessages();
  const { sheet, content } = useSheet();
  const [kind, setKind] = useState<Kind>("units");
  const [filter, setFilter] = useState("");
  const [isFinding, setIsFinding] = useState(false);
  const count = content?.rows[kind].filter((row) => !isBlank(row)).length;
  const add = () => {
    setFilter("");
    // After the rows that the filter hid are drawn again.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`.${styles.row}:last-child .${styles.cell}`)?.focus(),
    );
  };
  useCommands("namesScreen", {
    "name.add": add,
    "app.close": () => void sheet.flush().then(() => window.close()),
  });
  const find = () => void sheet.flush().then(() => setIsFinding(true));
  return (
    <div className={page.screen}>
      <LibraryNav now="names" count={count} />
      <main className={joinClasses(page.main, styles.names)}>
        <header className={page.top}>
          <h1>{words.title}</h1>
          <Choice
            label={words.kind}
            value={kind}
            options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(choice) => {
              setKind(choice);
              setFilter("");
            }}
          />
          <label className={page.filter}>
            <Search size={15} aria-hidden="true" />
            <input
              type="search"
              value={filter}
              placeholder={words.filter}
              aria-label={words.filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </label>
          <TakeBackButton table="names" />
          {kind === "units" ? <Button onClick={find}>{words.found}</Button> : null}
          <Button look="primary" onClick={() => runCommand("name.add")}>
            <Plus size={15} />
            {words.add}
          </Button>
        </header>
        {content ? (
          <NamesTable
            key={kind}
            kind={kind}
            rows={content.rows[kind]}
            state={content.state}
            filter={filter}
            sheet={sheet}
            isFinding={isFinding}
            onFind={find}
            onFound={() => setIsFinding(false)}
          />
        ) : null}
      </main>
    </div>
  );
}
