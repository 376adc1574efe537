import type { ReactNode } from "react";
import "./button.css";

export interface ButtonProps {
  /** "main": the one deed that the page is for; "plain": any other; "quiet": one that should not be seen before it is looked for; "grave": one that takes something away. */
  readonly look: "main" | "plain" | "quiet" | "grave";
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** In words, where it cannot be pressed: it stays in reach of the keyboard, and says why. */
  readonly not?: string | undefined;
  /** Where the words inside do not say it all, or there are none. */
  readonly label?: string;
  readonly pressed?: boolean;
}

export function Button({ look, onPress, children, not, label, pressed }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${look}`}
      onClick={not === undefined ? onPress : undefined}
      aria-disabled={not === undefined ? undefined : true}
      title={not}
      aria-label={label}
      aria-pressed={pressed}
    >
      {children}
    </button>
  );
}
