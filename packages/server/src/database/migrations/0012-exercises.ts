import type { Migration } from "./migration.ts";

/** Exercises of classes: their tables, and who has joined or is expected. What plays where somebody is missing is sealed. For the engine alone. */
const TABLES = `
create table detente.exercise (
  id uuid primary key,
  title text not null,
  case_hash text not null references detente.case_revision,
  setup jsonb not null,
  seats jsonb not null,
  sealed_bots bytea,
  code_tag bytea unique,
  joining text not null check (joining in ('open', 'closed')),
  others text not null check (others in ('welcome', 'refused')),
  is_debrief_open boolean not null default false,
  created_by uuid not null references detente.person on delete cascade,
  created_at timestamptz(3) not null
);
create index on detente.exercise (created_by);
create table detente.exercise_table (
  exercise uuid not null references detente.exercise on delete cascade,
  number integer not null check (number > 0),
  table_id uuid not null unique references detente.tables on delete cascade,
  session_id uuid not null unique references detente.session on delete cascade,
  primary key (exercise, number)
);
create table detente.exercise_person (
  id uuid primary key,
  exercise uuid not null references detente.exercise on delete cascade,
  number integer not null,
  person uuid references detente.person on delete cascade,
  name text not null,
  joined_at timestamptz(3),
  unique (exercise, person)
);
create index on detente.exercise_person (person) where person is not null;
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['exercise', 'exercise_table', 'exercise_person'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
`;

export const exercises: Migration = { name: "0012-exercises", text: [TABLES, WALLS].join("\n") };
