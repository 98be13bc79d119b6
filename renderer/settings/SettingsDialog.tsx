import { useEffect, useState } from "react";
import type { Output } from "../../shared/contract/calls.ts";
import { locales } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { WatchedFolderChoice } from "./WatchedFolderChoice.tsx";
import { PersonDialog } from "./PersonDialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./settings.module.css";

/** The person's settings: name, appearance, language, folders. Every choice takes effect at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { bridge, settings, changeSettings } = useApp();
  const { window: words, manuscripts, workflow } = useMessages();
  const [isAskingPerson, setIsAskingPerson] = useState(false);
  const { person } = settings;
  const task = useTask();
  const [info, setInfo] = useState<Output<"shell.info"> | null>(null);
  useEffect(() => void task(async () => setInfo(await bridge.ask("shell.info", {}))), [bridge, task]);
  return (
    <Dialog
      title={words.settings}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {words.ok}
        </Button>
      }
    >
      <div className={styles.setting}>
        <span>{workflow.person}</span>
        <Button onClick={() => setIsAskingPerson(true)}>
          {person.name ? `${person.name} · ${workflow.roles[person.role]}` : workflow.me}
        </Button>
        {isAskingPerson ? <PersonDialog onClose={() => setIsAskingPerson(false)} /> : null}
      </div>
      <div className={styles.setting}>
        <span>{words.theme}</span>
        <Choice
          label={words.theme}
          value={settings.theme}
          options={(["system", "light", "dark"] as const).map((value) => ({
            value,
            label: words.themes[value],
          }))}
          onChange={(theme) => changeSettings({ theme })}
        />
      </div>
      <div className={styles.setting}>
        <span>{words.textSize}</span>
        <Choice
          label={words.textSize}
          value={settings.textSize}
          options={(["standard", "large", "largest"] as const).map((value) => ({
            value,
            label: words.textSizes[value],
          }))}
          onChange={(textSize) => changeSettings({ textSize })}
        />
      </div>
      <div className={styles.setting}>
        <span>{words.language}</span>
        <Choice
          label={words.language}
          value={settings.locale}
          options={locales.map((value) => ({ value, label: words.languages[value] }))}
          onChange={(locale) => changeSettings({ locale })}
        />
      </div>
      <div className={styles.setting}>
        <span>{manuscripts.watched}</span>
        <WatchedFolderChoice />
      </div>
      {info ? (
        <>
          <div className={styles.setting}>
            <span>{words.libraryFolder}</span>
            <code>{info.libraryFolder}</code>
          </div>
          <p className={kit.faint}>{`${words.program} · ${words.version(info.version)}`}</p>
        </>
      ) : null}
    </Dialog>
  );
}
