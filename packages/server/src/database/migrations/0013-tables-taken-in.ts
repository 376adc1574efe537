import type { Migration } from "./migration.ts";

/**
 * A table that comes in from a file comes in pieces, and has no seats before all of it is there; `heard_at`: when a piece came last. What the
 * log of the server told that it comes from is for its facilitators, and apart from our own log, which says only what happened here.
 */
const TABLES = `
create table detente.table_arrival (
  table_id uuid primary key references detente.tables on delete cascade,
  heard_at timestamptz(3) not null
);
create table detente.taken_audit (
  table_id uuid not null references detente.tables on delete cascade,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  by_person uuid,
  deed text not null,
  facts jsonb not null,
  primary key (table_id, seq)
);
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['table_arrival', 'taken_audit'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
grant select on detente.taken_audit to detente_person;
create policy facilitated on detente.taken_audit for select to detente_person using (
  table_id in (select seat.table_id from detente.seat where seat.person = (select detente.me()) and seat.role = 'facilitator'));
`;

export const tablesTakenIn: Migration = { name: "0013-tables-taken-in", text: [TABLES, WALLS].join("\n") };
