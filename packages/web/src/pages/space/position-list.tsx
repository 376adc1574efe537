import type { PositionReading } from "@detente/engine";
import { useTranslation } from "react-i18next";
import type { SpaceSearch } from "./space-route.ts";

interface PositionListProps {
  readonly positions: readonly PositionReading[];
  /** Id of the one that is looked at. */
  readonly chosen: string | null;
  readonly onLook: (change: SpaceSearch) => void;
}

/** The packages put forward so far; a click looks at one of them. */
export function PositionList({ positions, chosen, onLook }: PositionListProps) {
  const { t, i18n } = useTranslation("space");
  if (positions.length === 0) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <section aria-labelledby="positions">
      <h2 id="positions">{t("positions.title")}</h2>
      <ul className="positions">
        {positions.map(({ id, name, date: day, crosses }) => (
          <li key={id}>
            <button
              type="button"
              className="position"
              aria-pressed={id === chosen}
              onClick={() => onLook({ position: id, package: undefined })}
            >
              <span>{name}</span>
              <span className="quiet">
                {[day && date.format(new Date(day)), crosses.length > 0 && t("positions.crosses", { count: crosses.length })]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
