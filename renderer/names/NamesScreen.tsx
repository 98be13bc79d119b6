import { useState } from "react";
import { Plus, Search } from "lucide-react";
import { useMessages } from "../app/messages.tsx";
import { LibraryNav } from "../library/LibraryNav.tsx";
import { useScreenCommands } from "../library/screen-commands.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { isBlank, kinds, type Kind } from "./rows.ts";
import { NamesTable } from "./NamesTable.tsx";
import { useSheet } from "./use-sheet.ts";
import "./names.css";

/** 名录: the office's units and people, each a table. */
export function NamesScreen() {
  const { names: words } = useMessages();
  const { sheet, shown } = useSheet();
  const [kind, setKind] = useState<Kind>("units");
  const [filter, setFilter] = useState("");
  const [finds, setFinds] = useState(false);
  useScreenCommands(() => void sheet.flush().then(() => window.close()));
  const count = shown?.rows[kind].filter((row) => !isBlank(row)).length;
  const add = () => {
    setFilter("");
    // Once what was filtered out is there again.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(".names-row:last-child .names-cell")?.focus(),
    );
  };
  const find = () => void sheet.flush().then(() => setFinds(true));
  return (
    <div className="library">
      <LibraryNav now="names" count={count} />
      <main className="library-main names">
        <header className="library-top">
          <h1>{words.title}</h1>
          <Choice
            label={words.kind}
            value={kind}
            options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(chosen) => {
              setKind(chosen);
              setFilter("");
            }}
          />
          <label className="filter">
            <Search size={15} aria-hidden="true" />
            <input
              type="search"
              value={filter}
              placeholder={words.filter}
              aria-label={words.filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </label>
          {kind === "units" ? <Button onClick={find}>{words.found}</Button> : null}
          <Button look="primary" onClick={add}>
            <Plus size={15} />
            {words.add}
          </Button>
        </header>
        {shown ? (
          <NamesTable
            key={kind}
            kind={kind}
            rows={shown.rows[kind]}
            state={shown.state}
            filter={filter}
            sheet={sheet}
            finds={finds}
            onFind={find}
            onFound={() => setFinds(false)}
          />
        ) : null}
      </main>
    </div>
  );
}
