import type { Analysis } from "@detente/engine";
import { mainAxes } from "@detente/report";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Sound } from "../../cases/case-draft.ts";
import { Plane } from "../../charts/plane/plane.tsx";
import { Figure } from "../../parts/figure.tsx";
import { useQuick } from "../../engine/use-engine.ts";
import { AxesChoice } from "./axes-choice.tsx";
import { frontierTable } from "./frontier-table.ts";
import type { LookedAt } from "./looked-at.ts";
import { packageText } from "./package-text.ts";
import type { SpaceSearch } from "./space-route.ts";

export interface SpacePartProps {
  readonly analysis: Analysis;
  readonly sound: Sound;
  readonly looked: LookedAt;
  readonly onLook: (change: SpaceSearch) => void;
}

/** The picture of the deal space with its axes, the key to it, and its table. */
export function PlaneFigure({ analysis, sound, looked, onLook }: SpacePartProps) {
  const { t, i18n } = useTranslation("space");
  const { outcome, perspective, axes: asked } = looked;
  const worth = useQuick("worth", outcome && { hold: sound.hold, perspective, outcomes: [outcome] });
  const axes = useMemo(() => {
    const indices = asked?.map((party) => analysis.parties.findIndex(({ id }) => id === party));
    const [across, up] = indices ?? mainAxes(analysis);
    return [across ?? 0, up ?? 1] as const;
  }, [analysis, asked]);
  const count = new Intl.NumberFormat(i18n.language);
  const table = frontierTable(analysis, axes[0], {
    caption: t("plane.table", { count: analysis.frontier.count }),
    rational: t("plane.rational"),
    yes: t("yes"),
    no: t("no"),
  });
  const says = t("plane.says", { outcomes: count.format(BigInt(analysis.outcomes)), frontier: count.format(analysis.frontier.count) });
  return (
    <Figure
      name={`${analysis.title} ${t("plane.title")}`}
      caption={`${says} ${analysis.zopa.exists ? t("plane.room") : t("plane.noRoom")}`}
      table={table}
    >
      {analysis.parties.length > 2 && <AxesChoice parties={analysis.parties} axes={axes} onLook={onLook} />}
      <Plane
        analysis={analysis}
        axes={axes}
        chosen={worth.answer?.[0] ?? null}
        onPick={(picked) => onLook({ package: packageText(picked), position: undefined })}
      />
    </Figure>
  );
}
