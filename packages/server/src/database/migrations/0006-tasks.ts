import { JOB_QUEUE } from "./job-queue.ts";
import type { Migration } from "./migration.ts";

/** What was asked for, and what it takes, is sealed by the server's key, for it holds briefs; so is what came out. `key`: of whoever asked, so that nothing is begun twice. */
const TASKS = `
create table detente.task (
  id uuid primary key,
  kind text not null check (kind in ('tournament', 'simulation')),
  by_person uuid not null references detente.person on delete cascade,
  key text,
  title text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  games integer not null check (games > 0),
  part_size integer not null check (part_size > 0),
  finished integer not null,
  asked bytea not null,
  settings bytea not null,
  standings bytea,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  unique (by_person, key)
);
create index on detente.task (by_person, created_at, id);
create index on detente.task (created_at) where ended_at is null;
create table detente.task_part (
  task_id uuid not null references detente.task on delete cascade,
  part integer not null check (part >= 0),
  tries integer not null,
  results bytea,
  primary key (task_id, part)
);
`;

/** People see their own. */
const WALLS = `
alter table detente.task enable row level security;
alter table detente.task force row level security;
create policy engine on detente.task to detente_engine using (true) with check (true);
grant select, insert, update, delete on detente.task to detente_engine;
create policy own on detente.task for select to detente_person using (by_person = (select detente.me()));
grant select on detente.task to detente_person;
alter table detente.task_part enable row level security;
alter table detente.task_part force row level security;
create policy engine on detente.task_part to detente_engine using (true) with check (true);
grant select, insert, update, delete on detente.task_part to detente_engine;
create policy own on detente.task_part for select to detente_person using (
  task_id in (select task.id from detente.task where task.by_person = (select detente.me())));
grant select on detente.task_part to detente_person;
`;

export const tasks: Migration = { name: "0006-tasks", text: [JOB_QUEUE, TASKS, WALLS].join("\n") };
