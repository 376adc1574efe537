import type { GuardReading, IssueReading, Outcome } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";

interface GuardFlagsProps {
  /** Null: not looked into yet, or there is no brief to look with. */
  readonly reading: GuardReading | null;
  readonly issues: readonly IssueReading[];
  /** Name of the party that is warned. */
  readonly me: string;
  readonly onTake: (outcome: Outcome) => void;
}

/** What speaks against sending the package, each with what to do instead. */
export function GuardFlags({ reading, issues, me, onTake }: GuardFlagsProps) {
  const { t, i18n } = useTranslation("space");
  if (reading === null) return null;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const points = (value: number): string => number.format(value);
  if (reading.flags.length === 0)
    return (
      <p className="guard-fine" role="status">
        {t("guard.nothing", { me })}
      </p>
    );
  return (
    <section className="guard" aria-label={t("guard.title")} role="status">
      <h3>{t("guard.title", { me })}</h3>
      <ul>
        {reading.flags.map((flag) => (
          <li key={flag.kind === "redLine" ? flag.redLine : flag.kind}>
            <p>
              {flag.kind === "belowWalkAway" && t("guard.belowWalkAway", { short: points(flag.short) })}
              {flag.kind === "redLine" && t("guard.redLine", { name: flag.name })}
              {flag.kind === "dominated" && t("guard.dominated", { gain: points(flag.gain) })}
              {flag.kind === "outOfProportion" && t("guard.outOfProportion", { gave: points(flag.gave), came: points(flag.came) })}
            </p>
            {flag.cure && (
              <Button look="plain" onPress={() => flag.cure && onTake(flag.cure.outcome)}>
                {t("guard.instead", {
                  changes: flag.cure.changes.map((change) => changeWords(change, issues)).join("; "),
                  count: flag.cure.changes.length,
                })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function changeWords({ issue, to }: { readonly issue: string; readonly to: string }, issues: readonly IssueReading[]): string {
  const found = issues.find(({ id }) => id === issue);
  return `${found?.name ?? issue}: ${found?.options.find(({ id }) => id === to)?.name ?? to}`;
}
