import type { ComponentProps } from "react";
import styles from "./ui.module.css";
import { joinClasses } from "../app/class-names.ts";

interface ButtonProps extends ComponentProps<"button"> {
  look?: "plain" | "primary" | "quiet";
}

const lookClasses = { plain: undefined, primary: styles.buttonPrimary, quiet: styles.buttonQuiet };

/** A button. `quiet` has no frame until the pointer is over it. */
export function Button({ look = "plain", className, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={joinClasses(styles.button, lookClasses[look], className)} {...rest} />
  );
}
