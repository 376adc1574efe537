import { useTranslation } from "react-i18next";
import type { Slow } from "../engine/use-engine.ts";
import { Button } from "./button.tsx";
import "./busy.css";

/** How far long work is, with a way to stop it and to go on; or what went wrong. Nothing when it is done. */
export function Busy({ work, words }: { readonly work: Slow<unknown>; readonly words: string }) {
  const { t } = useTranslation();
  const { step, isStopped, error, stop, goOn } = work;
  if (isStopped)
    return (
      <p className="busy" role="status">
        {t("busy.stopped")}
        <Button look="plain" onPress={goOn}>
          {t("busy.goOn")}
        </Button>
      </p>
    );
  if (error !== null && step === null)
    return (
      <p className="busy" role="alert">
        {t("broken.text")}
      </p>
    );
  if (step === null) return null;
  return (
    <p className="busy" role="status">
      <span>{words}</span>
      <progress max={1} value={step.share > 0 && step.share < 1 ? step.share : undefined} aria-label={words} />
      <Button look="quiet" onPress={stop}>
        {t("busy.stop")}
      </Button>
    </p>
  );
}
