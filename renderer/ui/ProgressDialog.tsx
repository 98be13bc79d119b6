import { useState } from "react";
import { useMessages } from "../app/messages.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import kit from "./kit.module.css";

interface ProgressDialogProps {
  title: string;
  /** The present step, or the progress in words. */
  text: string;
  done: number;
  /** 0 while unknown. */
  total: number;
  /** The label of the button. */
  stop: string;
  onStop: () => void;
}

/**
 * The progress of a long job, with a button that stops it. The dialog stays open until the job has stopped.
 */
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
      <progress className={kit.progress} {...(total > 0 && { max: total, value: done })} aria-label={title} />
    </Dialog>
  );
}
