import type { Problem } from "@detente/engine/case-file";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportedFiles, importCase } from "../../cases/import-case.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";

/** Files dropped or chosen become a case of this browser; what is wrong with them is shown at its line. */
export function ImportCase() {
  const { t } = useTranslation("home");
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isOver, setOver] = useState(false);
  const take = async (files: ImportedFiles): Promise<void> => {
    if (files.length === 0) return;
    const imported = await importCase(files);
    if (imported.kind === "failed") return setProblems(imported.failure);
    await navigate({ to: "/cases/$case/space", params: { case: imported.value } });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t("drop")}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept=".yaml,.yml,.json,.xml"
        className="hidden"
        tabIndex={-1}
        aria-label={t("choose")}
        onChange={({ target }) => void take([...(target.files ?? [])])}
      />
      <Button look="plain" onPress={() => input.current?.click()}>
        {t("choose")}
      </Button>
      {problems.length > 0 && <ProblemList problems={problems} title={t("wrong")} />}
    </div>
  );
}
