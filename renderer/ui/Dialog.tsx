import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useMessages } from "../app/messages.tsx";
import "./ui.css";

interface DialogProps {
  title: string;
  /** Closes by Escape, by the cross and by clicking outside. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions: ReactNode;
  wide?: boolean;
}

/** A modal dialog with title, content and buttons. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const words = useMessages().window;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-overlay" />
        <Radix.Content className={wide ? "dialog dialog-wide" : "dialog"} aria-describedby={undefined}>
          <header className="dialog-header">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            <Radix.Close asChild>
              <button type="button" className="icon-button" aria-label={words.close}>
                <X size={16} />
              </button>
            </Radix.Close>
          </header>
          <div className="dialog-content">{children}</div>
          <footer className="dialog-actions">{actions}</footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
