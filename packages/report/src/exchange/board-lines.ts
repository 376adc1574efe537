import type { CasePlan, CaseStep } from "@detente/engine";
import { plainText } from "../plain-text.ts";
import { paragraph, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { planLabels } from "./plan-labels.ts";

/** The board of steps as lines: who does what and when, and below it what shows it, who looks, and what undoes it. */
export function boardLines(told: CasePlan, settings: TerminalSettings): readonly string[] {
  const labels = planLabels(told);
  const { plan } = told;
  const digits = String(plan.moments.length).length;
  const margin = " ".repeat(digits + 2);
  const narrower = { ...settings, width: settings.width - margin.length };
  return plan.moments.flatMap(({ deeds }, k) =>
    deeds.flatMap((deed, i) => {
      const dates = plan.schedule?.moments[k]?.[i];
      const number = i === 0 ? `${String(k + 1).padStart(digits)}. ` : margin;
      const when = dates === undefined ? "" : ` (${datesWords(dates)})`;
      const together = i === 0 ? "" : "and at once ";
      const step = labels.stepOf(deed.step);
      return [
        ...paragraph(`${together}${labels.party(deed.party)}: ${labels.deed(deed)}${when}`, narrower, { indent: 0 }).map(
          (line, row) => (row === 0 ? number : margin) + line,
        ),
        ...detailsOf(step).flatMap((detail) =>
          paragraph(detail, narrower, { indent: 2 }).map((line) => margin + toned(line, "dim", settings)),
        ),
      ];
    }),
  );
}

const datesWords = ({ from, to }: { readonly from: string; readonly to: string }): string => (from === to ? from : `${from} to ${to}`);

function detailsOf(step: CaseStep | undefined): readonly string[] {
  const details = [
    ["evidence", step?.evidence],
    ["seen by", step?.verifier],
    ["undone by", step?.undo],
  ] as const;
  return details.flatMap(([name, text]) => (text === null || text === undefined ? [] : [`${name}: ${plainText(text)}`]));
}
