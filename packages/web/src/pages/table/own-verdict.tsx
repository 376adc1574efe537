import type { Case, Outcome, PartyView } from "@detente/engine";
import { askVerdict } from "@detente/server/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { VerdictReading } from "../../advice/verdict-reading.tsx";
import { ask, Refused } from "../../api/use-ask.ts";
import { Button } from "../../parts/button.tsx";

interface OwnVerdictProps {
  readonly session: string;
  readonly seat: string;
  readonly view: PartyView;
  readonly value: Case;
  readonly onTake: (outcome: Outcome) => void;
}

/** What one's own side had better do with the offer on the table, from what this side has seen. Asked for, as it takes some seconds. */
export function OwnVerdict({ session, seat, view, value, onTake }: OwnVerdictProps) {
  const { t } = useTranslation("table");
  const [asOf, setAsOf] = useState<number | null>(null);
  const { tableSeq } = view;
  const asked = useQuery({
    queryKey: ["verdict", session, seat, asOf],
    queryFn: ({ signal }) => {
      signal.throwIfAborted();
      return ask(askVerdict, { params: { session }, query: { seat }, body: { flips: true } });
    },
    enabled: asOf !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="own-verdict" aria-labelledby="own-verdict">
      <h2 id="own-verdict">{t("verdict.title")}</h2>
      {asOf !== tableSeq && (
        <Button look="plain" onPress={() => setAsOf(tableSeq)}>
          {t(asOf === null ? "verdict.ask" : "verdict.again")}
        </Button>
      )}
      <div role="status">
        {asked.isFetching && <p className="quiet">{t("verdict.working")}</p>}
        {asked.error !== null && <p>{refusalOf(asked.error) ?? t("verdict.none")}</p>}
      </div>
      {asked.data && <VerdictReading verdict={asked.data.verdict} value={value} onTake={onTake} />}
    </section>
  );
}

const refusalOf = (error: Error): string | null =>
  error instanceof Refused && "detail" in error.problem && error.problem.detail !== undefined ? error.problem.detail : null;
