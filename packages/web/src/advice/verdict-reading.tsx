import type { Case, Outcome, Verdict } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { CounterOffers } from "./counter-offers.tsx";
import { FlipList } from "./flip-list.tsx";
import { VerdictFigures } from "./verdict-figures.tsx";
import "./verdict.css";

interface VerdictReadingProps {
  readonly verdict: Verdict;
  /** At least its public part. */
  readonly value: Case;
  readonly onTake: (outcome: Outcome) => void;
}

/** A verdict: the word, the numbers, what would flip it, and what to put forward instead. */
export function VerdictReading({ verdict, value, onTake }: VerdictReadingProps) {
  const { t } = useTranslation("space");
  return (
    <div className="verdict-card" aria-live="polite">
      <div>
        <p className={`verdict-word verdict-${verdict.word}`}>{t(`verdict.word.${verdict.word}`)}</p>
        <p>{t(`verdict.says.${verdict.word}`)}</p>
        <VerdictFigures verdict={verdict} value={value} />
        <FlipList verdict={verdict} value={value} />
      </div>
      <CounterOffers verdict={verdict} value={value} onTake={onTake} />
    </div>
  );
}
