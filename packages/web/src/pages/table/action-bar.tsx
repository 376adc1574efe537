import type { Case, FacilitatorView, MediatorView, Outcome, PartyView } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../api/outbox.ts";
import { Button } from "../../parts/button.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { SendOffer } from "./send-offer.tsx";

interface ActionBarProps {
  readonly view: PartyView | MediatorView | FacilitatorView;
  readonly value: Case;
  /** A package to begin an offer with, as it was taken up from advice; null: none. */
  readonly taken: Outcome | null;
  readonly onAct: (action: Action) => void;
}

/** Deeds that take a reason or nothing else, in the order of their weight. */
const SIMPLE = ["resume", "pause", "reset", "walkAway"] as const;

/** What may be done now. What may not is shown with the reason, so that nobody looks for it. */
export function ActionBar({ view, value, taken, onAct }: ActionBarProps) {
  const { t } = useTranslation("table");
  const [asked, setAsked] = useState<(typeof SIMPLE)[number] | null>(null);
  const may = (kind: PartyView["legal"][number]): boolean => view.legal.includes(kind);
  const standing = view.kind === "party" ? view.standing.filter(({ party }) => party !== view.party) : [];
  return (
    <section className="actions" aria-labelledby="actions">
      <h2 id="actions">{t("actions.title")}</h2>
      {standing.map(({ offer, party }) => (
        <p key={offer} className="actions-standing">
          <span>{t("actions.standing", { offer, name: value.parties.find(({ id }) => id === party)?.name ?? party })}</span>
          <Button look="main" onPress={() => onAct({ kind: "accept", offer })} not={may("accept") ? undefined : t("actions.notNow")}>
            {t("actions.accept")}
          </Button>
          <Button look="plain" onPress={() => onAct({ kind: "reject", offer })} not={may("reject") ? undefined : t("actions.notNow")}>
            {t("actions.reject")}
          </Button>
        </p>
      ))}
      {view.kind === "party" && (
        <SendOffer key={taken === null ? "" : Object.values(taken).join()} view={view} value={value} taken={taken} onAct={onAct} />
      )}
      <p className="actions-row">
        {SIMPLE.filter((kind) => kind !== "resume" || view.phase === "paused").map((kind) => (
          <Button
            key={kind}
            look={kind === "walkAway" ? "grave" : "plain"}
            onPress={() => (kind === "resume" ? onAct({ kind }) : setAsked(kind))}
            not={may(kind) ? undefined : t("actions.notNow")}
          >
            {t(`actions.${kind}`)}
          </Button>
        ))}
      </p>
      {asked !== null && asked !== "resume" && (
        <ReasonForm
          deed={asked}
          onGiveUp={() => setAsked(null)}
          onDo={(reason) => {
            setAsked(null);
            onAct({ kind: asked, ...(reason !== "" && { reason }) });
          }}
        />
      )}
    </section>
  );
}
