import type { Analysis } from "@detente/engine";
import { useTranslation } from "react-i18next";
import type { Worth } from "../../../engine/questions.ts";

/** What the package is worth to each party, from its worst to its best, with its walk-away point. */
export function WorthBars({ analysis, worth }: { readonly analysis: Analysis; readonly worth: Worth | null }) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <dl className="worth" aria-live="polite">
      {analysis.parties.map(({ id, name }, party) => {
        const value = worth?.[party] ?? null;
        const reservation = analysis.reservationValues[party] ?? 0;
        const isShort = value !== null && value < reservation;
        return (
          <div key={id} className={isShort ? "worth-short" : undefined}>
            <dt>{name}</dt>
            <dd>
              <span className="worth-value">{value === null ? "–" : number.format(value)}</span>
              <WorthBar analysis={analysis} party={party} value={value} />
              <span className="quiet">{t("worth.walkAway", { points: number.format(reservation) })}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function WorthBar({ analysis, party, value }: { readonly analysis: Analysis; readonly party: number; readonly value: number | null }) {
  const reservation = analysis.reservationValues[party] ?? 0;
  const [worst, best] = [analysis.worst?.[party] ?? reservation, analysis.best?.[party] ?? reservation];
  const low = Math.min(worst, reservation, value ?? worst);
  const high = Math.max(best, reservation, value ?? best);
  const share = (points: number): number => (high > low ? ((points - low) / (high - low)) * 100 : 0);
  return (
    <svg className="worth-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="worth-track" width="100" height="10" />
      {value !== null && <rect className="worth-fill" width={share(value)} height="10" />}
      <rect className="worth-line" x={Math.max(0, share(reservation) - 0.5)} width="1" height="10" />
    </svg>
  );
}
