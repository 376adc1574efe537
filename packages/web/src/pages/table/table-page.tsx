import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { LiveSession } from "../../api/live-session.ts";
import { engine } from "../../engine/engine.ts";
import { ConnectionNote } from "./connection-note.tsx";
import { SeatList } from "./seat-list.tsx";
import { SessionBoard } from "./session-board.tsx";
import { tableRoute } from "./table-route.ts";
import "./table.css";

/** A table: who sits there, its sessions, and the one that is looked at. */
export function TablePage() {
  const { t } = useTranslation("table");
  const { table, publicCase } = tableRoute.useLoaderData();
  const search = tableRoute.useSearch();
  const navigate = useNavigate({ from: "/tables/$table" });
  const session = table.sessions.find(({ id }) => id === search.session) ?? table.sessions.at(-1);
  const read = useQuery({
    queryKey: ["public-case", table.caseHash],
    queryFn: () => engine.quick.ask("read", { name: "case.yaml", text: publicCase.text }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const value = read.data?.kind === "ok" ? read.data.value.case : null;
  return (
    <div className="table-page">
      <header className="table-head">
        <h1 dir="auto">{table.title}</h1>
        <p className="quiet">
          {publicCase.title} · {t(`role.${table.seat.is.role}`)}
          {"party" in table.seat.is &&
            value &&
            ` · ${value.parties.find(({ id }) => "party" in table.seat.is && id === table.seat.is.party)?.name}`}
        </p>
      </header>
      <nav className="table-sessions" aria-label={t("sessions")}>
        {table.sessions.map(({ id, name, track }) => (
          <button
            key={id}
            type="button"
            aria-current={id === session?.id ? "page" : undefined}
            onClick={() => void navigate({ to: ".", search: (now) => ({ ...now, session: id }) })}
          >
            <span dir="auto">{name}</span>
            {track !== null && <span className="quiet">{value?.tracks.find((each) => each.id === track)?.name ?? track}</span>}
          </button>
        ))}
      </nav>
      <div className="table-room">
        {session === undefined || value === null ? (
          <p>{session === undefined ? t("noSession") : t("reading")}</p>
        ) : (
          <Followed key={`${session.id} ${table.seat.id}`} session={session.id} seat={table.seat.id} value={value} />
        )}
        <SeatList seats={table.seats} own={table.seat.id} parties={value?.parties ?? []} />
      </div>
    </div>
  );
}

interface FollowedProps {
  readonly session: string;
  readonly seat: string;
  readonly value: Parameters<typeof SessionBoard>[0]["value"];
}

function Followed({ session, seat, value }: FollowedProps) {
  const live = useMemo(() => new LiveSession(session, seat), [session, seat]);
  const seen = useSyncExternalStore(live.subscribe, () => live.seen);
  const letters = useSyncExternalStore(live.outbox.subscribe, () => live.outbox.letters);
  return (
    <div className="table-board">
      <ConnectionNote state={seen.live} letters={letters} onDrop={(key) => void live.outbox.drop(key)} />
      {seen.view && (
        <SessionBoard
          value={value}
          seen={{ ...seen, view: seen.view }}
          session={session}
          seat={seat}
          onAct={(action) => void live.act(action)}
        />
      )}
    </div>
  );
}
