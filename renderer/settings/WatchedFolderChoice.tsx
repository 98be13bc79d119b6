import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useFolderChoice } from "../exporting/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";

/** 收稿文件夹: which it is, another one, none. Takes effect at once. */
export function WatchedFolderChoice() {
  const { settings, changeSettings } = useApp();
  const { manuscripts: words } = useMessages();
  const folder = settings.watchedFolder;
  // One that is not there is no place to begin with.
  const { browse, picker } = useFolderChoice(
    null,
    (watchedFolder) => changeSettings({ watchedFolder }),
    true,
  );
  return (
    <div className="watched-choice">
      {folder === null ? <span className="faint">{words.notWatched}</span> : <code>{folder}</code>}
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
