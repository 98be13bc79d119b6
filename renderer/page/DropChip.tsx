import { ChevronDown } from "lucide-react";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import styles from "./page.module.css";

/** A chip with a menu of choices; it shows the chosen one. @param chosenText `null` for none of them */
export function DropChip({
  label,
  chosenText,
  items,
}: {
  label: string;
  chosenText: string | null;
  items: MenuItem[];
}) {
  return (
    <Menu items={items}>
      <button type="button" className={styles.chip} aria-pressed={chosenText !== null}>
        {chosenText ?? label}
        <ChevronDown size={13} aria-hidden="true" />
      </button>
    </Menu>
  );
}
