import type { Migration } from "./migration.ts";

/** What whoever leads an exercise does at all its tables, and what came of it at each. What is to be done is sealed, and goes once it is done. */
const TABLES = `
create table detente.exercise_deed (
  id uuid primary key,
  exercise uuid not null references detente.exercise on delete cascade,
  number integer not null check (number > 0),
  kind text not null,
  sealed_deed bytea,
  tries integer not null default 0,
  asked_at timestamptz(3) not null,
  ended_at timestamptz(3),
  unique (exercise, number),
  check ((sealed_deed is null) = (ended_at is not null))
);
create index on detente.exercise_deed (asked_at) where ended_at is null;
create table detente.exercise_deed_table (
  deed uuid not null references detente.exercise_deed on delete cascade,
  number integer not null,
  result text check (result in ('done', 'refused', 'passedOver')),
  code text,
  detail text,
  primary key (deed, number)
);
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['exercise_deed', 'exercise_deed_table'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
`;

export const deedsOnAllTables: Migration = { name: "0016-deeds-on-all-tables", text: [TABLES, WALLS].join("\n") };
