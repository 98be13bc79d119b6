/** One remark of a thread, as it is read. */
import { Pencil } from "lucide-react";
import type { Remark } from "../../../shared/document/schema.ts";
import { splitMentions } from "../../../shared/revisions/mentions.ts";
import { roles } from "../../../shared/workflow/states.ts";
import { formatMoment } from "../../app/format.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { PersonBadge } from "../../ui/PersonBadge.tsx";
import styles from "./comments.module.css";

interface RemarkViewProps {
  remark: Remark;
  /** The names that a mention may have. */
  names: ReadonlySet<string>;
  /** Null if the person may not edit the remark. */
  onEdit: (() => void) | null;
}

/** Shows author, date and text, with mentions highlighted. */
export function RemarkView({ remark, names, onEdit }: RemarkViewProps) {
  const { author, role, date, text } = remark;
  const { comments: words, workflow } = useMessages();
  const locale = useLocale();
  const knownRole = roles.find((each) => each === role);
  return (
    <div className={styles.remark}>
      <header className={styles.remarkBy}>
        <PersonBadge name={author} role={role} />
        <span className={styles.remarkAuthor}>
          {words.author(author || workflow.nobody, knownRole ? workflow.roles[knownRole] : (role ?? ""))}
        </span>
        <time dateTime={date}>{formatMoment(date, locale)}</time>
        {onEdit ? (
          <IconButton label={words.edit} className={styles.remarkEdit} onClick={onEdit}>
            <Pencil size={13} />
          </IconButton>
        ) : null}
      </header>
      <p className={styles.remarkText} lang="zh-CN">
        {splitMentions(text, names).map((part, index) =>
          part.isMention ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </p>
    </div>
  );
}
