import { useSyncExternalStore } from "react";

const root = document.documentElement;

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(root, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Drawn again when the appearance changes: for pictures whose colours are no style. */
export const useTheme = (): string => useSyncExternalStore(subscribe, () => root.dataset["theme"] ?? "light");
