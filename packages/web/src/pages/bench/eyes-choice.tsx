import type { Case } from "@detente/engine";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { benchRoute } from "./bench-route.ts";

/** With whose numbers the case is looked at: every brief, as an analyst who knows them all; or one party's brief and its estimates. */
export function EyesChoice({ parties, briefs }: Pick<Case, "parties" | "briefs">) {
  const { t } = useTranslation("bench");
  const { as } = benchRoute.useSearch();
  const navigate = useNavigate({ from: "/cases/$case" });
  const become = (party: string): void => void navigate({ to: ".", search: (now) => ({ ...now, as: party === "" ? undefined : party }) });
  return (
    <label className="eyes">
      {t("eyes.label")}
      <select value={as ?? ""} onChange={({ target }) => become(target.value)}>
        <option value="">{t("eyes.everybody")}</option>
        {parties.map(({ id, name }) => (
          <option key={id} value={id} disabled={briefs[id] === undefined}>
            {t("eyes.party", { name })}
          </option>
        ))}
      </select>
    </label>
  );
}
