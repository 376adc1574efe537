import type { Migration } from "./migration.ts";

/** Links to seats and the codes of those who came by one; a link from the console; codes that were wrong. Nobody but the engine sees them. */
const TABLES = `
create table detente.seat_link (
  id uuid primary key,
  table_id uuid not null references detente.tables on delete cascade,
  token_hash bytea not null unique,
  role text not null check (role in ('head', 'member', 'adviser', 'observer', 'mediator')),
  party text,
  label text,
  uses integer not null check (uses > 0),
  uses_left integer not null check (uses_left between 0 and uses),
  expires_at timestamptz(3) not null,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  check ((party is not null) = (role in ('head', 'member', 'adviser')))
);
create index on detente.seat_link (table_id);
alter table detente.seat add column came_by uuid references detente.seat_link on delete set null;
create index on detente.seat (came_by) where came_by is not null;
create table detente.rejoin_code (
  person uuid primary key references detente.person on delete cascade,
  code_hash bytea not null unique,
  created_at timestamptz(3) not null
);
create table detente.wrong_code (
  place bytea not null,
  at timestamptz(3) not null
);
create index on detente.wrong_code (place, at);
create table detente.console_link (
  token_hash bytea primary key,
  expires_at timestamptz(3) not null
);
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['seat_link', 'rejoin_code', 'wrong_code', 'console_link'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
`;

export const seatLinks: Migration = { name: "0010-seat-links", text: [TABLES, WALLS].join("\n") };
