import type { Migration } from "./migration.ts";

/** Tokens of programs. Their person sees which there are, and not even that person the hash. */
const TABLES = `
create table detente.token (
  id uuid primary key,
  person uuid not null references detente.person on delete cascade,
  token_hash bytea not null unique,
  name text not null,
  rights text not null check (rights in ('read', 'all')),
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  expires_at timestamptz(3) not null
);
create index on detente.token (person, created_at);
`;

const WALLS = `
alter table detente.token enable row level security;
alter table detente.token force row level security;
create policy engine on detente.token to detente_engine using (true) with check (true);
create policy own on detente.token for select to detente_person using (person = (select detente.me()));
grant select, insert, update, delete on detente.token to detente_engine;
grant select (id, person, name, rights, created_at, last_used_at, expires_at) on detente.token to detente_person;
`;

export const tokens: Migration = { name: "0015-tokens", text: [TABLES, WALLS].join("\n") };
