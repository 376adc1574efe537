import type pg from "pg";

/** Sessions that the script writes to, one for each connection, at the table of a session that is there. */
export async function makeSessions(owner: pg.Client, session: string, count: number): Promise<void> {
  await owner.query(
    `insert into detente.session (id, table_id, name, track, created_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, table_id, name, track, created_at
      from detente.session, generate_series(0, $2::int - 1) as n where id = $1`,
    [session, count],
  );
}

const SESSION = "('00000000-0000-4000-8000-' || lpad((:client_id)::text, 12, '0'))::uuid";

/**
 * One action for pgbench: what the server asks its database for each alone, in one transaction. The role and the time, the seat, an event of the
 * size that a message has once it is sealed, and the key with its answer.
 */
export const actionScript = (person: string, seat: string): string => `
\\set position :position + 1
begin;
set local role detente_engine;
set local search_path to detente, pg_temp;
select set_config('detente.person', '', true), now() as at;
select seat.id, seat.table_id, seat.person, seat.role, seat.party, seat.created_at from session
  inner join seat on seat.table_id = session.table_id
  where session.id = ${SESSION} and seat.person = '${person}' order by seat.created_at, seat.id limit 1;
insert into session_event (session_id, audience, seq, position, at, commitment, head, sealed, by_person)
  values (${SESSION}, 'table', :position, :position, now(), repeat('c', 64), repeat('h', 64), decode(repeat('ab', 330), 'hex'), '${person}');
insert into action_key (session_id, person, seat, key, answer, at)
  values (${SESSION}, '${person}', '${seat}', 'key-of-pgbench-' || (:position)::text, '${ANSWER}', now());
commit;
`;

const ANSWER = JSON.stringify({
  digest: "d".repeat(64),
  at: "2026-01-01T00:00:00.000Z",
  first: 1,
  last: 1,
  receipts: [{ audience: "table", seq: 1, head: "h".repeat(64) }],
}).replaceAll(":", ": ");
