import type { IssueId, OptionId, Outcome } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { useQuick } from "../../../engine/use-engine.ts";
import { packageText } from "../package-text.ts";
import type { SpacePartProps } from "../plane-figure.tsx";
import { GuardFlags } from "./guard-flags.tsx";
import { IssueRow } from "./issue-row.tsx";
import { WorthBars } from "./worth-bars.tsx";
import "./offer.css";

/** A package, one row an issue, with what it is worth as it changes and what speaks against sending it. */
export function OfferBuilder({ analysis, sound, looked, onLook }: SpacePartProps) {
  const { t } = useTranslation("space");
  const { outcome, perspective, me, name } = looked;
  const { hold } = sound;
  const worth = useQuick("worth", outcome && { hold, perspective, outcomes: [outcome] });
  const guard = useQuick("guard", outcome && { hold, party: me, outcome });
  const build = (built: Outcome): void => onLook({ package: packageText(built), position: undefined });
  const begin = (): void =>
    build(Object.fromEntries(analysis.issues.flatMap(({ id, options: [first] }) => (first ? [[id, first.id]] : []))));
  const party = analysis.parties.findIndex(({ id }) => id === me);
  if (outcome === null)
    return (
      <section aria-labelledby="offer">
        <h2 id="offer">{t("offer.title")}</h2>
        <p>{t("offer.none")}</p>
        <button type="button" className="button button-plain" onClick={begin}>
          {t("offer.begin")}
        </button>
      </section>
    );
  const choose = (issue: IssueId, option: OptionId): void => build({ ...outcome, [issue]: option });
  return (
    <section aria-labelledby="offer" className="offer">
      <h2 id="offer">{name ?? t("offer.own")}</h2>
      <WorthBars analysis={analysis} worth={worth.answer?.[0] ?? null} />
      <div className="offer-rows">
        {analysis.issues.map((issue) => (
          <IssueRow
            key={issue.id}
            issue={issue}
            party={party}
            chosen={outcome[issue.id] ?? null}
            onChoose={(option) => choose(issue.id, option)}
          />
        ))}
      </div>
      <GuardFlags reading={guard.answer} issues={analysis.issues} me={analysis.parties[party]?.name ?? me} onTake={build} />
    </section>
  );
}
