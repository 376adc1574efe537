import type { Migration } from "./migration.ts";

/** What was answered under a key that a person gave. Null: nothing yet, or whoever was at it went. Nobody reads it but the engine. */
const TABLES = `
create table detente.kept_answer (
  person uuid not null references detente.person on delete cascade,
  key text not null,
  digest bytea not null,
  sealed bytea,
  at timestamptz(3) not null,
  primary key (person, key)
);
create index on detente.kept_answer (at);
`;

const WALLS = `
alter table detente.kept_answer enable row level security;
alter table detente.kept_answer force row level security;
create policy engine on detente.kept_answer to detente_engine using (true) with check (true);
grant select, insert, update, delete on detente.kept_answer to detente_engine;
`;

export const keptAnswers: Migration = { name: "0020-kept-answers", text: [TABLES, WALLS].join("\n") };
