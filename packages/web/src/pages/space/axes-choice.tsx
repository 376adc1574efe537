import type { Analysis } from "@detente/engine";
import { useTranslation } from "react-i18next";
import type { Axes } from "../../charts/plane/plane-scale.ts";
import type { SpaceSearch } from "./space-route.ts";

interface AxesChoiceProps {
  readonly parties: Analysis["parties"];
  readonly axes: Axes;
  readonly onLook: (change: SpaceSearch) => void;
}

/** Which two of three or more parties the picture shows. */
export function AxesChoice({ parties, axes: [across, up], onLook }: AxesChoiceProps) {
  const { t } = useTranslation("space");
  const become = (x: number, y: number): void => onLook({ x: parties[x]?.id, y: parties[y]?.id });
  const choice = (label: string, mine: number, choose: (party: number) => void) => (
    <label>
      {label}
      <select value={mine} onChange={({ target }) => choose(Number(target.value))}>
        {parties.map(({ id, name }, k) => (
          <option key={id} value={k}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <p className="axes-choice">
      {choice(t("plane.across"), across, (party) => become(party, party === up ? across : up))}
      {choice(t("plane.up"), up, (party) => become(party === across ? up : across, party))}
    </p>
  );
}
