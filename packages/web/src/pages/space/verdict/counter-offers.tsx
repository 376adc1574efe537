import type { Case, CounterOffer, Outcome, PackageChange, Verdict } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";

interface CounterOffersProps {
  readonly verdict: Verdict;
  readonly value: Case;
  readonly onTake: (outcome: Outcome) => void;
}

/** What to put forward instead, best first: what is asked for and what is given against the package. The chance is an estimate, and says so. */
export function CounterOffers({ verdict, value, onTake }: CounterOffersProps) {
  const { t } = useTranslation("space");
  const { counterOffers } = verdict;
  if (counterOffers.length === 0) return <p className="quiet">{t("counter.none")}</p>;
  return (
    <section className="counters" aria-labelledby="counters">
      <h3 id="counters">{t("counter.title")}</h3>
      <ol>
        {counterOffers.map((offer) => (
          <CounterRow key={Object.values(offer.outcome).join()} offer={offer} value={value} onTake={onTake} />
        ))}
      </ol>
    </section>
  );
}

interface CounterRowProps extends Omit<CounterOffersProps, "verdict"> {
  readonly offer: CounterOffer;
}

function CounterRow({ offer, value, onTake }: CounterRowProps) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <li>
      <p>
        {t("counter.worth", { points: number.format(offer.value), gain: number.format(offer.gain) })}{" "}
        <span className="quiet">{t("counter.chance", { chance: percent.format(offer.chance) })}</span>
      </p>
      <ul className="changes">
        {offer.changes.map((change) => (
          <li key={change.issue} className={`change-${change.side}`}>
            {t(`counter.${change.side}`)} {changeWords(change, value)}
          </li>
        ))}
      </ul>
      <Button look="plain" onPress={() => onTake(offer.outcome)}>
        {t("counter.take")}
      </Button>
    </li>
  );
}

function changeWords({ issue, to }: PackageChange, { issues }: Case): string {
  const found = issues.find(({ id }) => id === issue);
  const option = found?.kind === "choice" ? found.options.find(({ id }) => id === to)?.name : undefined;
  return `${found?.name ?? issue}: ${option ?? to}`;
}
