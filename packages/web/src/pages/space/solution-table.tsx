import type { Analysis, SolutionName } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";
import { packageText } from "./package-text.ts";
import type { SpaceSearch } from "./space-route.ts";

const SOLUTIONS: readonly SolutionName[] = ["nash", "egalitarian", "kalaiSmorodinsky", "utilitarian"];

/** What each idea of a fair outcome would choose, side by side, with its formula. None of them is "the" answer. */
export function SolutionTable({ analysis, onLook }: { readonly analysis: Analysis; readonly onLook: (change: SpaceSearch) => void }) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <section className="solutions" aria-labelledby="solutions">
      <h2 id="solutions">{t("solutions.title")}</h2>
      <p className="quiet">{t("solutions.lead")}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("solutions.table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("solutions.name")}</th>
              <th scope="col">{t("solutions.formula")}</th>
              {analysis.parties.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="hidden">{t("solutions.take")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {SOLUTIONS.flatMap((name) => {
              const { formula, points } = analysis.solutions[name];
              const [first] = points;
              return (
                <tr key={name}>
                  <th scope="row">
                    {t(`solutions.${name}`)}
                    {points.length > 1 && <span className="quiet"> {t("solutions.ties", { count: points.length })}</span>}
                  </th>
                  <td>
                    <code>{formula}</code>
                  </td>
                  {analysis.parties.map(({ id }, party) => (
                    <td key={id} className="number">
                      {first ? number.format(first.utilities[party] ?? 0) : "–"}
                    </td>
                  ))}
                  <td>
                    {first && (
                      <Button
                        look="quiet"
                        label={t("solutions.takeOf", { name: t(`solutions.${name}`) })}
                        onPress={() => onLook({ package: packageText(first.outcome), position: undefined })}
                      >
                        {t("solutions.take")}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
