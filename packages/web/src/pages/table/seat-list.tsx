import type { Case } from "@detente/engine";
import type { listSeats, Output } from "@detente/server/contract";
import { useTranslation } from "react-i18next";

type Seat = Output<typeof listSeats>["seats"][number];

interface SeatListProps {
  readonly seats: readonly Seat[];
  /** Id of the seat that looks. */
  readonly own: string;
  readonly parties: Case["parties"];
}

/** Who sits at the table: delegations first, each with its people, then everybody else. */
export function SeatList({ seats, own, parties }: SeatListProps) {
  const { t } = useTranslation("table");
  const ofParty = (party: string): readonly Seat[] => seats.filter(({ is }) => "party" in is && is.party === party);
  const others = seats.filter(({ is }) => !("party" in is));
  return (
    <aside className="seats" aria-labelledby="seats">
      <h2 id="seats">{t("seats.title")}</h2>
      {parties.map(({ id, name }) => (
        <section key={id}>
          <h3>{name}</h3>
          <Group seats={ofParty(id)} own={own} />
        </section>
      ))}
      {others.length > 0 && (
        <section>
          <h3>{t("seats.others")}</h3>
          <Group seats={others} own={own} />
        </section>
      )}
    </aside>
  );
}

function Group({ seats, own }: { readonly seats: readonly Seat[]; readonly own: string }) {
  const { t } = useTranslation("table");
  if (seats.length === 0) return <p className="quiet">{t("seats.nobody")}</p>;
  return (
    <ul>
      {seats.map(({ id, person, is }) => (
        <li key={id}>
          <span dir="auto">{person.name}</span>
          <span className="quiet">
            {t(`role.${is.role}`)}
            {id === own && ` · ${t("seats.you")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
