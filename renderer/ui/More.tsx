import { useEffect, useRef, useState } from "react";
import { useMessages } from "../app/messages.tsx";
import { Button } from "./Button.tsx";
import kit from "./kit.module.css";

/**
 * A button that loads the next page of a list, by itself when it is less than 600 px below the view. Give it the
 * number of loaded items as `key`, so that it looks again after each page.
 */
export function More({ onSeen }: { onSeen: () => void }) {
  const { search: words } = useMessages();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  useEffect(() => {
    if (!button) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: "600px",
    });
    observer.observe(button);
    return () => observer.disconnect();
  }, [button]);
  return (
    <Button ref={setButton} className={kit.more} onClick={onSeen}>
      {words.more}
    </Button>
  );
}
