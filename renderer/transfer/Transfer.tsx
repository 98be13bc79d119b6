import { useState } from "react";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { ExportIssues } from "./ExportIssues.tsx";
import { ImportIssues } from "./ImportIssues.tsx";
import "./transfer.css";

/** 与其他电脑往来: issues out of the library and into it, as a file. */
export function Transfer() {
  const { transfer: words } = useMessages();
  const [shown, setShown] = useState<"export" | "import" | null>(null);
  return (
    <section className="transfer">
      <h2>{words.title}</h2>
      <div className="transfer-choose">
        <p className="faint">{words.hint}</p>
        <Button onClick={() => setShown("export")}>{words.export}</Button>
        <Button onClick={() => setShown("import")}>{words.import}</Button>
      </div>
      {shown === "export" ? <ExportIssues onClose={() => setShown(null)} /> : null}
      {shown === "import" ? <ImportIssues onClose={() => setShown(null)} /> : null}
    </section>
  );
}
