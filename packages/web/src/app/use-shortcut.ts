import { useEffect, useRef } from "react";

export interface Shortcut {
  /** As the keyboard has it: "z", "?", "ArrowLeft"; with "Mod+" for Control, or Command on Apple's. */
  readonly keys: string;
  /** What it does, in words of the reader. */
  readonly words: string;
}

const listed = new Map<string, Shortcut>();

export const shortcutsNow = (): readonly Shortcut[] => [...listed.values()];

/** Does something on a key while the page that says so is shown, unless somebody is writing. The list of shortcuts has it meanwhile. */
export function useShortcut(shortcut: Shortcut, deed: () => void): void {
  const { keys, words } = shortcut;
  const latest = useRef(deed);
  useEffect(() => {
    latest.current = deed;
  });
  useEffect(() => {
    listed.set(keys, { keys, words });
    const hear = (event: KeyboardEvent): void => {
      if (pressed(event) !== keys || (isWriting(event.target) && !keys.startsWith("Mod+"))) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", hear);
    return () => {
      removeEventListener("keydown", hear);
      listed.delete(keys);
    };
  }, [keys, words]);
}

function pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  if (altKey) return "";
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return `Mod+${shiftKey ? "Shift+" : ""}${name}`;
  return name;
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
