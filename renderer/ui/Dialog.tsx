import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import styles from "./ui.module.css";

interface DialogProps {
  title: string;
  /** Called on Escape, on the close button and on a click outside. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the foot, the main one last; `null` for none. */
  actions: ReactNode;
  wide?: boolean;
}

/**
 * A modal dialog with title, content and buttons. When it opens, the element with `data-autofocus` gets the
 * focus, else the main button; Enter presses the main button. When it closes, the focus returns to where it
 * was.
 */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const words = useMessages().window;
  const content = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  const mainButton = () =>
    content.current?.querySelector<HTMLButtonElement>(
      `.${styles.dialogActions} .${styles.buttonPrimary}:enabled`,
    );
  useEffect(() => {
    // A main button that was disabled gets the focus once it is enabled.
    if (document.activeElement === content.current) mainButton()?.focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    // Ignore keys of a dialog above this one: React lets them bubble along its own tree.
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !event.currentTarget.contains(target))
      return;
    // Buttons, links and text areas handle Enter themselves; check boxes and radio buttons do not use it.
    if (target.closest("a, textarea, button:not([role=checkbox], [role=radio])")) return;
    event.preventDefault();
    mainButton()?.click();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.dialogOverlay} />
        <Radix.Content
          ref={content}
          className={joinClasses(styles.dialog, wide && styles.dialogWide)}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (
              content.current?.querySelector<HTMLElement>("[data-autofocus]") ??
              mainButton() ??
              content.current
            )?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
        >
          <header className={styles.dialogHeader}>
            <Radix.Title className={styles.dialogTitle}>{title}</Radix.Title>
            <Radix.Close asChild>
              <button type="button" className={styles.iconButton} aria-label={words.close}>
                <X size={16} />
              </button>
            </Radix.Close>
          </header>
          <div className={styles.dialogContent}>{children}</div>
          {actions ? <footer className={styles.dialogActions}>{actions}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
