import { Toast } from "radix-ui";
import type { Notice } from "../app/context.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "./Button.tsx";
import noticesStyles from "./notices.module.css";

export interface ShownNotice extends Notice {
  id: number;
}

/**
 * The notices at the lower edge. Errors and notices with buttons stay until they are closed, the others for 5
 * s.
 */
export function Notices({ notices, onClose }: { notices: ShownNotice[]; onClose: (id: number) => void }) {
  const words = useMessages().window;
  return (
    <Toast.Provider swipeDirection="down" label={words.notices}>
      {notices.map(({ id, text, kind, actions, staysOpen }) => (
        <Toast.Root
          key={id}
          className={joinClasses(noticesStyles.notice, kind === "error" && noticesStyles.noticeError)}
          type={kind === "error" ? "foreground" : "background"}
          duration={kind === "error" || actions ? 3_600_000 : 5000}
          onOpenChange={(open) => !open && onClose(id)}
        >
          <Toast.Description className={noticesStyles.noticeText}>{text}</Toast.Description>
          {actions?.map(({ label, run }) => (
            <Toast.Action
              key={label}
              altText={label}
              asChild
              onClick={(event) => {
                // Preventing the default keeps the notice open.
                if (staysOpen) event.preventDefault();
                run();
              }}
            >
              <Button>{label}</Button>
            </Toast.Action>
          ))}
          <Toast.Close asChild>
            <Button look="quiet">{words.close}</Button>
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className={noticesStyles.notices} label={`${words.notices} ({hotkey})`} />
    </Toast.Provider>
  );
}
