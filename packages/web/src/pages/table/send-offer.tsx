import { type Case, type IssueId, optionIds, type OptionId, type Outcome, type PartyView } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../api/outbox.ts";
import { Button } from "../../parts/button.tsx";
import { optionNameOf } from "./offer-package.tsx";

interface SendOfferProps {
  readonly view: PartyView;
  readonly value: Case;
  readonly taken: Outcome | null;
  readonly onAct: (action: Action) => void;
}

/** A whole package with a message: begins with what was taken up, else the last that was on the table. */
export function SendOffer({ view, value, taken, onAct }: SendOfferProps) {
  const { t } = useTranslation("table");
  const [outcome, setOutcome] = useState<Outcome>(() => taken ?? lastOf(view) ?? firstOf(value));
  const [message, setMessage] = useState("");
  const mayOffer = view.legal.includes("offer");
  const choose = (issue: IssueId, option: OptionId): void => setOutcome({ ...outcome, [issue]: option });
  return (
    <details className="send-offer" open={taken !== null}>
      <summary>{t("offer.title")}</summary>
      <div className="send-offer-issues">
        {value.issues.map((issue) => (
          <label key={issue.id}>
            {issue.name}
            {/* Its options are those of the issue. */}
            <select value={outcome[issue.id]} onChange={({ target }) => choose(issue.id, target.value as OptionId)}>
              {optionIds(issue).map((option) => (
                <option key={option} value={option}>
                  {optionNameOf(issue, option, { yes: t("yes"), no: t("no") })}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <label>
        {t("offer.message")}
        <textarea value={message} rows={2} maxLength={20_000} onChange={({ target }) => setMessage(target.value)} />
      </label>
      <Button
        look="main"
        onPress={() => {
          onAct({ kind: "offer", outcome, ...(message.trim() !== "" && { message: message.trim() }) });
          setMessage("");
        }}
        not={mayOffer ? undefined : t("actions.notNow")}
      >
        {t("offer.send")}
      </Button>
    </details>
  );
}

/** The last whole package on the table; null: there is none. */
function lastOf({ standing }: PartyView): Outcome | null {
  const wholes = standing.flatMap(({ content }) => (content.kind === "whole" ? [content.outcome] : []));
  return wholes.at(-1) ?? null;
}

const firstOf = ({ issues }: Case): Outcome =>
  Object.fromEntries(
    issues.flatMap((issue) =>
      optionIds(issue)
        .slice(0, 1)
        .map((option) => [issue.id, option]),
    ),
  );
