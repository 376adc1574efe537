import type { Migration } from "./migration.ts";

/**
 * Who has a case on the shelf, and how it came there: one row a ground. Before, a case was on the shelf of whoever had imported it first.
 * Versions of a case are one lineage, which goes along where a case is shared. An owner who is no superuser is held to forced row-level
 * security as well, and would carry over nothing: it is forced again in the same transaction.
 */
const SHELVES = `
create table detente.case_holder (
  case_hash text not null references detente.case_revision,
  person uuid not null references detente.person on delete cascade,
  given_by uuid,
  case_id text not null,
  lineage uuid not null,
  version integer not null check (version > 0),
  at timestamptz(3) not null,
  unique nulls not distinct (case_hash, person, given_by)
);
create index on detente.case_holder (person, lineage, version);
create index on detente.case_holder (given_by, case_hash, at, person);
create policy engine on detente.case_holder to detente_engine using (true) with check (true);
create policy own on detente.case_holder for select to detente_person
  using (person = (select detente.me()) or given_by = (select detente.me()));
grant select, insert, update, delete on detente.case_holder to detente_engine;
grant select on detente.case_holder to detente_person;
alter table detente.case_revision no force row level security;
alter table detente.person no force row level security;
insert into detente.case_holder (case_hash, person, given_by, case_id, lineage, version, at)
  select hash, created_by, null, case_id, gen_random_uuid(), 1, created_at
  from detente.case_revision where created_by in (select id from detente.person);
alter table detente.case_revision force row level security;
alter table detente.person force row level security;
alter table detente.case_holder enable row level security;
alter table detente.case_holder force row level security;
alter table detente.case_revision add column value text;
alter table detente.case_brief add column given_by uuid;
`;

/** A person sees what is on the own shelf, the own briefs of it, and the names of those that it was shared with or by. */
const SIGHT = `
drop policy seen on detente.case_revision;
create policy seen on detente.case_revision for select to detente_person using (
  (select detente.me()) is not null and (
    is_example
    or hash in (select holder.case_hash from detente.case_holder as holder where holder.person = (select detente.me()))
    or hash in (select tables.case_hash from detente.tables)));
create policy own on detente.case_brief for select to detente_person using (
  (select detente.me()) is not null and (created_by is null or created_by = (select detente.me())));
grant select on detente.case_brief to detente_person;
create policy shelf on detente.person for select to detente_person using (
  id in (select holder.given_by from detente.case_holder as holder where holder.person = (select detente.me()))
  or id in (select holder.person from detente.case_holder as holder where holder.given_by = (select detente.me())));
`;

/** Briefs are kept as changes, now and then as a whole; what is there already is whole. */
const BRIEFS = `
alter table detente.brief_event add column is_whole boolean not null default true;
alter table detente.brief_event add column is_sound boolean not null default true;
alter table detente.brief_event add column key text;
create unique index on detente.brief_event (table_id, party, by_person, key) where key is not null;
`;

export const shelvesAndChanges: Migration = { name: "0004-shelves-and-changes", text: [SHELVES, SIGHT, BRIEFS].join("\n") };
