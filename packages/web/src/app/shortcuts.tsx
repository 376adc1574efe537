import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";
import { type Shortcut, shortcutsNow, useShortcut } from "./use-shortcut.ts";

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const shown = (keys: string): string => keys.replace("Mod", IS_APPLE ? "⌘" : "Ctrl").replaceAll("+", " ");

/** The keys that do something on this page. */
export function Shortcuts() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [list, setList] = useState<readonly Shortcut[]>([]);
  const open = (): void => {
    setList(shortcutsNow());
    dialog.current?.showModal();
  };
  useShortcut({ keys: "?", words: t("shortcuts.open") }, open);
  return (
    <>
      <Button look="quiet" onPress={open}>
        {t("shortcuts.open")} <kbd>?</kbd>
      </Button>
      <dialog ref={dialog} aria-labelledby="shortcuts-title" className="card">
        <h2 id="shortcuts-title">{t("shortcuts.title")}</h2>
        <dl className="keys">
          {list.map(({ keys, words }) => (
            <div key={keys}>
              <dt>
                <kbd>{shown(keys)}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <Button look="plain" onPress={() => dialog.current?.close()}>
          {t("shortcuts.close")}
        </Button>
      </dialog>
    </>
  );
}
