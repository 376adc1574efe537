import type { Migration } from "./migration.ts";

const TABLES = `
create table detente.person (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  created_at timestamptz(3) not null,
  unique (issuer, subject)
);
create table detente.sign_in (
  token_hash bytea primary key,
  person uuid not null references detente.person on delete cascade,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index on detente.sign_in (person);
create index on detente.sign_in (expires_at);
create table detente.case_revision (
  hash text primary key,
  case_id text not null,
  title text not null,
  text text not null,
  is_example boolean not null,
  created_by uuid,
  created_at timestamptz(3) not null
);
create table detente.case_brief (
  case_hash text not null references detente.case_revision on delete cascade,
  party text not null,
  created_by uuid,
  sealed bytea not null,
  unique nulls not distinct (case_hash, party, created_by)
);
create table detente.tables (
  id uuid primary key,
  title text not null,
  case_hash text not null references detente.case_revision,
  wrapped_key bytea not null,
  created_by uuid not null,
  created_at timestamptz(3) not null
);
create index on detente.tables (case_hash);
create table detente.seat (
  id uuid primary key,
  table_id uuid not null references detente.tables on delete cascade,
  person uuid not null references detente.person,
  role text not null check (role in ('head', 'member', 'adviser', 'observer', 'mediator', 'facilitator')),
  party text,
  created_at timestamptz(3) not null,
  unique (table_id, person),
  check ((party is not null) = (role in ('head', 'member', 'adviser')))
);
create index on detente.seat (person);
create table detente.brief_event (
  table_id uuid not null references detente.tables on delete cascade,
  party text not null,
  seq integer not null check (seq > 0),
  by_person uuid not null,
  at timestamptz(3) not null,
  sealed bytea not null,
  primary key (table_id, party, seq)
);
create table detente.session (
  id uuid primary key,
  table_id uuid not null references detente.tables on delete cascade,
  name text not null,
  track text,
  created_at timestamptz(3) not null
);
create index on detente.session (table_id);
create table detente.session_brief (
  session_id uuid not null references detente.session on delete cascade,
  party text not null,
  seq integer not null check (seq > 0),
  primary key (session_id, party)
);
create table detente.session_event (
  session_id uuid not null references detente.session on delete cascade,
  audience text not null,
  seq integer not null,
  position bigint not null,
  at timestamptz(3) not null,
  commitment text not null,
  head text not null,
  sealed bytea,
  by_person uuid,
  primary key (session_id, audience, seq),
  unique (session_id, position)
);
create table detente.action_key (
  session_id uuid not null references detente.session on delete cascade,
  person uuid not null,
  key text not null,
  answer jsonb not null,
  at timestamptz(3) not null,
  primary key (session_id, person, key)
);
create table detente.audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  by_person uuid,
  deed text not null,
  table_id uuid,
  facts jsonb not null
);
create index on detente.audit (table_id);
`;

/** For every table: forced, so that its owner too sees only what a policy shows; the engine sees all, and nobody else anything as yet. */
const WALLS = `
do $$
declare name text;
begin
  for name in select tablename from pg_tables where schemaname = 'detente' loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
revoke update, delete on detente.audit from detente_engine;
grant usage on schema detente to detente_engine, detente_person;
grant execute on function detente.me() to detente_engine, detente_person;
`;

const ME = `
create function detente.me() returns uuid language sql stable parallel safe
  return nullif(current_setting('detente.person', true), '')::uuid;
revoke all on function detente.me() from public;
`;

/** What a person may read; it writes nothing. Questions about seats are themselves answered from its own seats alone. */
const SIGHT = `
grant select on detente.person, detente.sign_in, detente.case_revision, detente.tables, detente.seat, detente.brief_event,
  detente.session, detente.session_event, detente.action_key to detente_person;
create policy own on detente.person for select to detente_person using (id = (select detente.me()));
create policy own on detente.sign_in for select to detente_person using (person = (select detente.me()));
create policy own on detente.seat for select to detente_person using (person = (select detente.me()));
create policy own on detente.action_key for select to detente_person using (person = (select detente.me()));
create policy seated on detente.tables for select to detente_person using (
  id in (select seat.table_id from detente.seat where seat.person = (select detente.me())));
create policy seen on detente.case_revision for select to detente_person using (
  (select detente.me()) is not null and (
    is_example
    or created_by = (select detente.me())
    or hash in (select tables.case_hash from detente.tables)));
create policy delegation on detente.brief_event for select to detente_person using (
  exists (select from detente.seat where seat.table_id = brief_event.table_id and seat.person = (select detente.me())
    and (seat.role = 'facilitator' or seat.party = brief_event.party)));
create policy seated on detente.session for select to detente_person using (
  table_id in (select seat.table_id from detente.seat where seat.person = (select detente.me())));
create policy audience on detente.session_event for select to detente_person using (
  exists (select from detente.session join detente.seat on seat.table_id = session.table_id
    where session.id = session_event.session_id and seat.person = (select detente.me())
    and case
      when session_event.audience = 'table' or seat.role = 'facilitator' then true
      when seat.party is not null then session_event.audience in ('party/' || seat.party, 'caucus/' || seat.party)
      when seat.role = 'mediator' then session_event.audience = 'mediator' or session_event.audience like 'caucus/%'
      else false
    end));
`;

export const firstTables: Migration = { name: "0001-first-tables", text: [TABLES, ME, WALLS, SIGHT].join("\n") };
