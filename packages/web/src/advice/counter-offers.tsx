import type { Case, CounterOffer, Outcome, PackageChange, Verdict } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";

interface CounterOffersProps {
  readonly verdict: Verdict;
  readonly value: Case;
  readonly onTake: (outcome: Outcome) => void;
}

/** Shown before more are asked for. */
const FEW = 3;

/** What to put forward instead, best first: what is asked for and what is given against the package. The chance is an estimate, and says so. */
export function CounterOffers({ verdict, value, onTake }: CounterOffersProps) {
  const { t } = useTranslation("space");
  const [isWhole, setWhole] = useState(false);
  const { counterOffers } = verdict;
  if (counterOffers.length === 0) return <p className="quiet">{t("counter.none")}</p>;
  const shown = isWhole ? counterOffers : counterOffers.slice(0, FEW);
  return (
    <section className="counters" aria-labelledby="counters">
      <h3 id="counters">{t("counter.title")}</h3>
      <p className="quiet">{t("counter.lead")}</p>
      <ol>
        {shown.map((offer) => (
          <CounterRow key={Object.values(offer.outcome).join()} offer={offer} value={value} onTake={onTake} />
        ))}
      </ol>
      {shown.length < counterOffers.length && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {t("counter.more", { count: counterOffers.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

interface CounterRowProps extends Omit<CounterOffersProps, "verdict"> {
  readonly offer: CounterOffer;
}

const SIDES = ["asked", "given"] as const;

function CounterRow({ offer, value, onTake }: CounterRowProps) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <li>
      <div className="counter-head">
        <strong>{t("counter.worth", { points: number.format(offer.value), gain: number.format(offer.gain) })}</strong>
        <span className="quiet">{t("counter.chance", { chance: percent.format(offer.chance) })}</span>
        <Button look="plain" onPress={() => onTake(offer.outcome)}>
          {t("counter.take")}
        </Button>
      </div>
      <dl className="changes">
        {SIDES.map((side) => {
          const changes = offer.changes.filter((change) => change.side === side);
          return changes.length === 0 ? null : (
            <div key={side} className={`change-${side}`}>
              <dt>{t(`counter.${side}`)}</dt>
              <dd>{changes.map((change) => changeWords(change, value)).join("; ")}</dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}

function changeWords({ issue, to }: PackageChange, { issues }: Case): string {
  const found = issues.find(({ id }) => id === issue);
  const option = found?.kind === "choice" ? found.options.find(({ id }) => id === to)?.name : undefined;
  return `${found?.name ?? issue}: ${option ?? to}`;
}
