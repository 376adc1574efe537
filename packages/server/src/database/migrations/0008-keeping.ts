import type { Migration } from "./migration.ts";

/**
 * A value sealed with the server's key, by which a start, or a restore, sees whether it has that key. Its owner reads it too, before there is
 * any other login: whom the policy lets in, the grants decide.
 */
const KEY_CHECK = `
create table detente.key_check (
  id integer primary key check (id = 1),
  sealed bytea not null
);
alter table detente.key_check enable row level security;
alter table detente.key_check force row level security;
create policy engine on detente.key_check to detente_engine using (true) with check (true);
create policy owner on detente.key_check using (true) with check (true);
grant select, insert, update, delete on detente.key_check to detente_engine;
`;

/** The log of a table is for its facilitators. */
const AUDIT = `
drop index detente.audit_table_id_idx;
create index on detente.audit (table_id, id);
grant select on detente.audit to detente_person;
create policy facilitated on detente.audit for select to detente_person using (
  table_id in (select seat.table_id from detente.seat where seat.person = (select detente.me()) and seat.role = 'facilitator'));
`;

/** A backup says which steps its database has been through. */
const LEDGER = `
grant usage on schema detente_migrations to detente_engine;
grant select on detente_migrations.done to detente_engine;
`;

export const keeping: Migration = { name: "0008-keeping", text: [KEY_CHECK, AUDIT, LEDGER].join("\n") };
