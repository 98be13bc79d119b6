import styles from "./ui.module.css";

/** Text with visible white space, because many changes concern only spaces. */
export function Spaced({ text }: { text: string }) {
  return text.split(/(\s)/u).map((part, index) =>
    // The parts of a text do not move, so the index is a stable key.
    // oxlint-disable-next-line no-array-index-key
    /^\s$/u.test(part) ? (
      <span key={index} className={styles.seenSpace}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
