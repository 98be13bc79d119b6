import "./ui.css";

/** Text whose white space can be seen: it is what many changes are about. */
export function Spaced({ text }: { text: string }) {
  return text.split(/(\s)/u).map((part, index) =>
    // The parts of one text never change places.
    // oxlint-disable-next-line no-array-index-key
    /^\s$/u.test(part) ? (
      <span key={index} className="seen-space">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
