import { assertNever, type Case, type InputChange, type Verdict } from "@detente/engine";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

interface Printing {
  readonly t: TFunction<"space">;
  readonly value: Case;
  readonly points: (value: number) => string;
  readonly percent: (value: number) => string;
}

/** What would change the word, the smallest change first. */
export function FlipList({ verdict, value }: { readonly verdict: Verdict; readonly value: Case }) {
  const { t, i18n } = useTranslation("space");
  const { flips } = verdict;
  if (flips === null || flips.length === 0) return null;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const printing: Printing = { t, value, points: (each) => number.format(each), percent: (each) => share.format(each) };
  return (
    <details className="flips">
      <summary>{t("flips.title", { count: flips.length })}</summary>
      <ul>
        {flips.map(({ word, changes }) => {
          const said = changes.map((change) => changeWords(change, printing)).join(` ${t("flips.and")} `);
          return (
            <li key={`${word} ${said}`}>
              <strong>{t(`verdict.word.${word}`)}</strong> {t("flips.if", { changes: said })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function changeWords(change: InputChange, { t, value, points, percent }: Printing): string {
  switch (change.kind) {
    case "offerWorth":
      return t("flips.offerWorth", { from: points(change.from), to: points(change.to) });
    case "reservation":
      return t("flips.reservation", { from: points(change.from), to: points(change.to) });
    case "probability": {
      const unknown = value.unknowns.find(({ id }) => id === change.unknown);
      const state = unknown?.states.find(({ id }) => id === change.state);
      return t("flips.probability", {
        unknown: unknown?.name ?? change.unknown,
        state: state?.name ?? change.state,
        from: percent(change.from),
        to: percent(change.to),
      });
    }
    case "redLine":
      return t("flips.redLine", { name: change.name });
    case "groundwork":
      return t("flips.groundwork");
    case "rounds":
      return t("flips.rounds", { from: change.from, to: change.to });
    case "returnChance":
      return t("flips.returnChance", { from: percent(change.from), to: percent(change.to) });
    case "theirReservation":
      return t("flips.theirReservation", {
        name: value.parties.find(({ id }) => id === change.party)?.name ?? change.party,
        from: points(change.from),
        to: points(change.to),
      });
    default:
      return assertNever(change);
  }
}
