import { useState } from "react";
import { useMessages } from "../app/messages.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import "./ui.css";

interface ProgressDialogProps {
  title: string;
  /** What is being done, or how far it is. */
  text: string;
  done: number;
  /** 0: not known. */
  total: number;
  /** What the button says. */
  stop: string;
  onStop: () => void;
}

/** How far something is that takes long. It may take a moment until it has stopped. */
export function ProgressDialog({ title, text, done, total, stop, onStop }: ProgressDialogProps) {
  const { stopping } = useMessages().window;
  const [isStopping, setIsStopping] = useState(false);
  const halt = () => {
    setIsStopping(true);
    onStop();
  };
  return (
    <Dialog
      title={title}
      onClose={halt}
      actions={
        <Button disabled={isStopping} onClick={halt}>
          {isStopping ? stopping : stop}
        </Button>
      }
    >
      <p aria-live="polite">{text}</p>
      <progress className="progress" {...(total > 0 && { max: total, value: done })} aria-label={title} />
    </Dialog>
  );
}
