import type { Migration } from "./migration.ts";

/**
 * A person may have several seats at a table, as a teacher who sits for both sides; an idempotency key belongs to one of them. An owner who
 * is no superuser is held to forced row-level security as well, and would find no key and no seat: it is forced again in the same transaction.
 */
const SEATS = `
alter table detente.seat drop constraint seat_table_id_person_key;
alter table detente.seat add unique nulls not distinct (table_id, person, role, party);
alter table detente.action_key add column seat uuid;
alter table detente.action_key no force row level security;
alter table detente.session no force row level security;
alter table detente.seat no force row level security;
update detente.action_key set seat = seat.id from detente.session join detente.seat on seat.table_id = session.table_id
  where session.id = action_key.session_id and seat.person = action_key.person;
delete from detente.action_key where seat is null;
alter table detente.action_key force row level security;
alter table detente.session force row level security;
alter table detente.seat force row level security;
alter table detente.action_key drop constraint action_key_pkey;
alter table detente.action_key add primary key (session_id, seat, key);
`;

/**
 * Whoever asks as one seat sees what that seat sees. It is enough to hide the others of the same person: what a person may see of a table
 * is asked of its seats, and these questions are held to the same policy.
 */
const SIGHT = `
create function detente.my_seat() returns uuid language sql stable parallel safe
  return nullif(current_setting('detente.seat', true), '')::uuid;
revoke all on function detente.my_seat() from public;
grant execute on function detente.my_seat() to detente_engine, detente_person;
alter policy own on detente.seat using (
  person = (select detente.me()) and ((select detente.my_seat()) is null or id = (select detente.my_seat())));
`;

export const severalSeats: Migration = { name: "0007-several-seats", text: [SEATS, SIGHT].join("\n") };
