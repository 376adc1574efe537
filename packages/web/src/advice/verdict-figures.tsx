import type { Case, Verdict } from "@detente/engine";
import { useTranslation } from "react-i18next";

/** The numbers that the word rests on, all in the party's own points, and what stands in the way. */
export function VerdictFigures({ verdict, value }: { readonly verdict: Verdict; readonly value: Case }) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const { offer, reservation, goingOn, comingBack, zopa, obstacles, steadiness } = verdict;
  const rows = [
    [t("figures.offer"), number.format(offer.value)],
    [t("figures.reservation"), number.format(reservation.value)],
    [t("figures.goingOn"), number.format(goingOn.mean)],
    ...(comingBack === null
      ? []
      : [[t("figures.pause", { chance: percent.format(comingBack.returnChance) }), number.format(comingBack.value)]]),
    [t("figures.zopa"), percent.format(zopa)],
    ...(steadiness === null ? [] : [[t("figures.steadiness"), percent.format(steadiness)]]),
  ] as const;
  return (
    <>
      <dl className="figures">
        {rows.map(([label, shown]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
      <ul className="reasons">
        {offer.crosses.map(({ id, name }) => (
          <li key={id}>{t("reasons.crosses", { name })}</li>
        ))}
        {offer.unknowns
          .filter(({ sinks }) => sinks === "worth" || sinks === "line")
          .map(({ unknown, cost }) => (
            <li key={unknown}>
              {t("reasons.unknown", { name: value.unknowns.find(({ id }) => id === unknown)?.name ?? unknown, cost: number.format(cost) })}
            </li>
          ))}
        {obstacles.map((obstacle) => (
          <li key={obstacle.kind}>
            {obstacle.kind === "deadline" && t("reasons.deadline", { count: obstacle.offersLeft })}
            {obstacle.kind === "groundwork" && t("reasons.groundwork", { count: obstacle.missing.length })}
            {obstacle.kind === "mandate" && t("reasons.mandate", { count: obstacle.issues.length })}
            {obstacle.kind === "stalled" &&
              t("reasons.stalled", { name: value.parties.find(({ id }) => id === obstacle.party)?.name ?? obstacle.party })}
          </li>
        ))}
      </ul>
    </>
  );
}
