import type { TalksMoment } from "@detente/engine";
import { useTranslation } from "react-i18next";
import type { Sound } from "../../../cases/case-draft.ts";
import { benchRoute } from "../../bench/bench-route.ts";
import type { SpaceSearch } from "../space-route.ts";

interface MomentControlsProps {
  readonly sound: Sound;
  readonly moment: TalksMoment;
  readonly search: SpaceSearch;
  readonly onLook: (change: SpaceSearch) => void;
}

const MOST_ROUNDS = 1_000;

/** Who decides, and where the talks stand: what the verdict supposes, in the open and to be changed. */
export function MomentControls({ sound, moment, search, onLook }: MomentControlsProps) {
  const { t } = useTranslation("space");
  const { as } = benchRoute.useSearch();
  const { parties, briefs, tracks } = sound.case;
  const { clock } = moment;
  if (clock.kind !== "rounds") return null;
  const track = tracks.find(({ id }) => id === moment.track);
  return (
    <div className="moment">
      {as === undefined && (
        <label>
          {t("moment.me")}
          <select value={moment.party} onChange={({ target }) => onLook({ me: target.value })}>
            {parties.map(({ id, name }) => (
              <option key={id} value={id} disabled={briefs[id] === undefined}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t("moment.round")}
        <input
          type="number"
          min={1}
          max={clock.of}
          value={clock.round}
          onChange={({ target }) => onLook({ round: target.valueAsNumber, of: clock.of })}
        />
      </label>
      <label>
        {t("moment.of")}
        <input
          type="number"
          min={1}
          max={MOST_ROUNDS}
          value={clock.of}
          onChange={({ target }) => onLook({ round: Math.min(clock.round, target.valueAsNumber), of: target.valueAsNumber })}
        />
      </label>
      {track && search.round === undefined && <p className="quiet">{t("moment.taken", { track: track.name })}</p>}
    </div>
  );
}
