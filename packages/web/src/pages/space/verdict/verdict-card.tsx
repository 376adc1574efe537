import type { Outcome, PartyId } from "@detente/engine";
import { useTranslation } from "react-i18next";
import { VerdictReading } from "../../../advice/verdict-reading.tsx";
import type { Sound } from "../../../cases/case-draft.ts";
import { useSlow } from "../../../engine/use-engine.ts";
import { Busy } from "../../../parts/busy.tsx";
import type { LookedAt } from "../looked-at.ts";
import { packageText } from "../package-text.ts";
import type { SpaceSearch } from "../space-route.ts";
import { talksMoment } from "../talks-moment.ts";
import { MomentControls } from "./moment-controls.tsx";

interface VerdictCardProps {
  readonly sound: Sound;
  readonly looked: LookedAt;
  readonly search: SpaceSearch;
  readonly onLook: (change: SpaceSearch) => void;
}

const SEED = 1;

/** What one party had better do with the package, were it put forward to it: the word, the numbers, what would flip it, what to put forward instead. */
export function VerdictCard({ sound, looked, search, onLook }: VerdictCardProps) {
  const { t } = useTranslation("space");
  const { outcome, me, day } = looked;
  const by = looked.by === me ? otherParty(sound, me) : looked.by;
  const moment = outcome && talksMoment(sound.case, { party: me, by, outcome, day, search });
  const work = useSlow("assess", moment && { hold: sound.hold, moment, seed: SEED });
  if (moment === null) return null;
  const take = (taken: Outcome): void => onLook({ package: packageText(taken), position: undefined });
  const { answer } = work;
  return (
    <section className="verdict" aria-labelledby="verdict">
      <h2 id="verdict">{t("verdict.title", { name: nameOf(sound, me) })}</h2>
      <MomentControls sound={sound} moment={moment} search={search} onLook={onLook} />
      <Busy work={work} words={t("verdict.working")} />
      {answer?.kind === "failed" && <p role="alert">{t("verdict.refused")}</p>}
      {answer?.kind === "ok" && <VerdictReading verdict={answer.value.verdict} value={sound.case} onTake={take} />}
    </section>
  );
}

const nameOf = ({ case: { parties } }: Sound, party: PartyId): string => parties.find(({ id }) => id === party)?.name ?? party;

function otherParty({ case: { parties } }: Sound, me: PartyId): PartyId {
  const other = parties.find(({ id }) => id !== me);
  if (other === undefined) throw new Error("Expected a case to have two parties");
  return other.id;
}
