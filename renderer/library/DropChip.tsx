import { ChevronDown } from "lucide-react";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import "./library.css";

/** A chip with a menu of choices; it shows the chosen one. @param chosen `null` for none of them */
export function DropChip({
  label,
  chosen,
  items,
}: {
  label: string;
  chosen: string | null;
  items: MenuItem[];
}) {
  return (
    <Menu items={items}>
      <button type="button" className="chip" aria-pressed={chosen !== null}>
        {chosen ?? label}
        <ChevronDown size={13} aria-hidden="true" />
      </button>
    </Menu>
  );
}
