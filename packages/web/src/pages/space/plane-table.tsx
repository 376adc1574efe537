import type { Analysis, FrontierPoint } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Axes } from "../../charts/plane/plane-scale.ts";
import { Button } from "../../parts/button.tsx";
import { optionName } from "./option-name.ts";

const FEW = 50;

/** The table twin of the picture: every point of the frontier with its package; the first few until more are asked for. */
export function PlaneTable({ analysis, axes }: { readonly analysis: Analysis; readonly axes: Axes }) {
  const { t, i18n } = useTranslation("space");
  const [isWhole, setWhole] = useState(false);
  const { parties, issues, frontier } = analysis;
  const points = frontier.points.toSorted((a, b) => (b.utilities[axes[0]] ?? 0) - (a.utilities[axes[0]] ?? 0));
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <details className="plane-table">
      <summary>{t("plane.table", { count: frontier.count })}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("plane.table", { count: frontier.count })}>
        <table>
          <thead>
            <tr>
              {parties.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{t("plane.rational")}</th>
              {issues.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? points : points.slice(0, FEW)).map((point: FrontierPoint) => (
              <tr key={point.utilities.join()}>
                {point.utilities.map((utility, party) => (
                  <td key={parties[party]?.id} className="number">
                    {number.format(utility)}
                  </td>
                ))}
                <td>{point.rational ? t("yes") : t("no")}</td>
                {issues.map((issue) => (
                  <td key={issue.id}>{optionName(issue, point.outcome)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isWhole && points.length > FEW && (
        <Button look="plain" onPress={() => setWhole(true)}>
          {t("plane.all")}
        </Button>
      )}
    </details>
  );
}
