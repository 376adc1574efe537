import type { Migration } from "./migration.ts";

/** What sits in a seat in place of a person, and how far it has looked at a session in which there was nothing for it to do. For the engine alone. */
const TABLES = `
create table detente.bot (
  seat uuid primary key references detente.seat on delete cascade,
  table_id uuid not null references detente.tables on delete cascade,
  person uuid not null references detente.person on delete cascade,
  stands_in_for uuid references detente.person on delete set null,
  pace integer not null check (pace between 0 and 600),
  sealed bytea not null,
  created_at timestamptz(3) not null
);
create index on detente.bot (table_id);
create index on detente.bot (person);
create index on detente.bot (stands_in_for) where stands_in_for is not null;
create table detente.bot_turn (
  session_id uuid not null references detente.session on delete cascade,
  seat uuid not null references detente.bot on delete cascade,
  looked bigint not null,
  look_at timestamptz(3),
  primary key (session_id, seat)
);
create index on detente.bot_turn (seat);
create index on detente.bot_turn (look_at) where look_at is not null;
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['bot', 'bot_turn'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
`;

export const bots: Migration = { name: "0011-bots", text: [TABLES, WALLS].join("\n") };
