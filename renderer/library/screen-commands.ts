import { goTo } from "../app/route.ts";
import { useWindowCommands } from "../app/shell-commands.ts";
import { useImport } from "../importing/ImportFlow.tsx";
import { useNewIssue } from "./NewIssueFlow.tsx";

/**
 * Handles the window commands of every screen but library and desk. @param close closes the window, after
 * saving if need be
 */
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
