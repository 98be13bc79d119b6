import { goTo } from "../app/route.ts";
import { useWindowCommands } from "../app/shell-commands.ts";
import { useImport } from "../importing/ImportFlow.tsx";
import { useNewIssue } from "./NewIssueFlow.tsx";

/** What every screen beside the library and the desk answers. @param close what is to be done before the window goes */
export function useScreenCommands(close = () => window.close()): void {
  const { choose } = useImport();
  const begin = useNewIssue();
  useWindowCommands({
    "issue.new": () => void begin(),
    "import.open": choose,
    "library.open": () => goTo({ screen: "library" }),
    "app.close": close,
  });
}
