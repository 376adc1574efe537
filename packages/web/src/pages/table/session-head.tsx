import type { Case, PartyId, View } from "@detente/engine";
import { useTranslation } from "react-i18next";

/** Where the session stands: open, paused or over; whose turn it is; how much time is left. */
export function SessionHead({ value, view }: { readonly value: Case; readonly view: View }) {
  const { t, i18n } = useTranslation("table");
  const nameOf = (party: PartyId): string => value.parties.find(({ id }) => id === party)?.name ?? party;
  const isMine = view.kind === "party" && view.turn === view.party;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className="session-head" role="status">
      <p className={`phase phase-${view.phase}`}>{t(`phase.${view.phase}`)}</p>
      {view.phase === "open" && view.turn !== null && (
        <p className={isMine ? "turn turn-mine" : "turn"}>{isMine ? t("turn.mine") : t("turn.of", { name: nameOf(view.turn) })}</p>
      )}
      {view.roundLimit !== null && <p className="quiet">{t("rounds", { done: view.rounds, of: view.roundLimit })}</p>}
      {view.deadlineAt !== null && <p className="quiet">{t("deadline", { at: date.format(new Date(view.deadlineAt)) })}</p>}
      <progress max={1} value={view.relativeTime} aria-label={t("timeUsed")} />
      {view.pause?.reason !== undefined && <p>{t("pausedBecause", { reason: view.pause.reason })}</p>}
    </div>
  );
}
