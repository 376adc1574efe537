import { Link, Outlet } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../app/use-shortcut.ts";
import { titleOf } from "../../cases/title-of.ts";
import { Button } from "../../parts/button.tsx";
import { benchRoute } from "./bench-route.ts";
import { EyesChoice } from "./eyes-choice.tsx";
import "./bench.css";

/** The workbench of one case: what stands above all its rooms. */
export function BenchPage() {
  const { t } = useTranslation("bench");
  const open = benchRoute.useLoaderData();
  const draft = useSyncExternalStore(open.subscribe, () => open.draft);
  const saving = useSyncExternalStore(open.subscribe, () => open.saving);
  const { title, language } = titleOf(draft.document);
  useShortcut({ keys: "Mod+z", words: t("undo") }, open.undo);
  useShortcut({ keys: "Mod+Shift+z", words: t("redo") }, open.redo);
  return (
    <div className="bench">
      <header className="bench-head">
        <h1 lang={language} dir="auto">
          {title}
        </h1>
        <p className={saving === "failed" ? "bench-saving bench-unsaved" : "bench-saving"} role="status">
          {draft.past.length > 0 && t(`saving.${saving}`)}
        </p>
        <div className="bench-steps">
          <Button look="quiet" onPress={open.undo} not={draft.past.length === 0 ? t("nothingToUndo") : undefined}>
            {t("undo")}
          </Button>
          <Button look="quiet" onPress={open.redo} not={draft.future.length === 0 ? t("nothingToRedo") : undefined}>
            {t("redo")}
          </Button>
        </div>
      </header>
      <div className="bench-rooms">
        <nav aria-label={t("rooms")}>
          <Link to="/cases/$case/space" params={{ case: open.id }} search={(now) => now}>
            {t("space")}
          </Link>
        </nav>
        {draft.sound && <EyesChoice parties={draft.sound.case.parties} briefs={draft.sound.case.briefs} />}
      </div>
      <Outlet />
    </div>
  );
}
