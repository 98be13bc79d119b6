import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";
import kit from "../ui/kit.module.css";
import styles from "./settings.module.css";

/** Shows the watched folder (收稿文件夹), with buttons to change it and to stop watching. Takes effect at once. */
export function WatchedFolderChoice() {
  const { settings, changeSettings } = useApp();
  const { manuscripts: words } = useMessages();
  const folder = settings.watchedFolder;
  // Start at the default folder, because the watched one may no longer exist.
  const { browse, picker } = useFolderChoice(
    null,
    (watchedFolder) => changeSettings({ watchedFolder }),
    true,
  );
  return (
    <div className={styles.watchedChoice}>
      {folder === null ? <span className={kit.faint}>{words.notWatched}</span> : <code>{folder}</code>}
      <Button onClick={browse}>{folder === null ? words.chooseWatched : words.changeWatched}</Button>
      {folder === null ? null : (
        <Button look="quiet" onClick={() => changeSettings({ watchedFolder: null })}>
          {words.stopWatching}
        </Button>
      )}
      {picker}
    </div>
  );
}
