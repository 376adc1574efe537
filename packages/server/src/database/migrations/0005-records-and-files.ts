import type { Migration } from "./migration.ts";

const RECORDS = `
create table detente.commitment_record (
  id uuid primary key,
  table_id uuid not null references detente.tables on delete cascade,
  session_id uuid references detente.session on delete set null,
  head text not null,
  sealed bytea not null,
  begun_by uuid not null,
  created_at timestamptz(3) not null
);
create index on detente.commitment_record (table_id, created_at, id);
create index on detente.commitment_record (session_id);
create table detente.record_consent (
  record_id uuid not null references detente.commitment_record on delete cascade,
  party text not null,
  position integer not null check (position > 0),
  by_person uuid not null,
  at timestamptz(3) not null,
  primary key (record_id, party),
  unique (record_id, position)
);
create table detente.record_event (
  record_id uuid not null references detente.commitment_record on delete cascade,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  commitment text not null,
  head text not null,
  sealed bytea not null,
  by_person uuid not null,
  primary key (record_id, seq)
);
create table detente.record_actor (
  record_id uuid not null references detente.commitment_record on delete cascade,
  body text not null,
  seat_id uuid not null references detente.seat on delete cascade,
  primary key (record_id, body)
);
create index on detente.record_actor (seat_id);
create table detente.record_action_key (
  record_id uuid not null references detente.commitment_record on delete cascade,
  seat uuid not null,
  key text not null,
  answer jsonb not null,
  at timestamptz(3) not null,
  primary key (record_id, seat, key)
);
`;

/** What is sealed cannot be made smaller, so it is not tried. What refers to a file keeps it: a file that is evidence is not deleted before its table is. */
const FILES = `
create table detente.evidence_file (
  id uuid primary key,
  table_id uuid not null references detente.tables on delete cascade,
  party text,
  size bigint not null check (size >= 0),
  hash_tag bytea,
  sealed bytea,
  by_person uuid not null,
  created_at timestamptz(3) not null,
  check ((hash_tag is null) = (sealed is null))
);
create index on detente.evidence_file (table_id, created_at, id);
create index on detente.evidence_file (table_id, hash_tag);
create index on detente.evidence_file (created_at) where sealed is null;
create table detente.evidence_chunk (
  file_id uuid not null references detente.evidence_file on delete cascade,
  seq integer not null check (seq > 0),
  sealed bytea not null,
  primary key (file_id, seq)
);
alter table detente.evidence_chunk alter column sealed set storage external;
create table detente.evidence_reference (
  file_id uuid not null references detente.evidence_file,
  record_id uuid not null references detente.commitment_record on delete cascade,
  seq integer not null,
  primary key (file_id, record_id, seq)
);
create index on detente.evidence_reference (record_id);
`;

const WALLS = `
do $$
declare name text;
begin
  foreach name in array array['commitment_record', 'record_consent', 'record_event', 'record_actor', 'record_action_key',
    'evidence_file', 'evidence_chunk', 'evidence_reference'] loop
    execute format('alter table detente.%I enable row level security', name);
    execute format('alter table detente.%I force row level security', name);
    execute format('create policy engine on detente.%I to detente_engine using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on detente.%I to detente_engine', name);
  end loop;
end $$;
`;

/**
 * A record is for everybody at its table. A file is as well, or for one party and the facilitator; before all of it has arrived it is for
 * nobody.
 */
const SIGHT = `
grant select on detente.commitment_record, detente.record_consent, detente.record_event, detente.record_actor,
  detente.evidence_file, detente.evidence_chunk, detente.evidence_reference to detente_person;
create policy seated on detente.commitment_record for select to detente_person using (
  table_id in (select seat.table_id from detente.seat where seat.person = (select detente.me())));
create policy seated on detente.record_consent for select to detente_person using (
  record_id in (select commitment_record.id from detente.commitment_record));
create policy seated on detente.record_event for select to detente_person using (
  record_id in (select commitment_record.id from detente.commitment_record));
create policy seated on detente.record_actor for select to detente_person using (
  record_id in (select commitment_record.id from detente.commitment_record));
create policy audience on detente.evidence_file for select to detente_person using (
  evidence_file.sealed is not null
  and exists (select from detente.seat where seat.table_id = evidence_file.table_id and seat.person = (select detente.me())
    and (evidence_file.party is null or seat.role = 'facilitator' or seat.party = evidence_file.party)));
create policy audience on detente.evidence_chunk for select to detente_person using (
  file_id in (select evidence_file.id from detente.evidence_file));
create policy audience on detente.evidence_reference for select to detente_person using (
  file_id in (select evidence_file.id from detente.evidence_file));
`;

export const recordsAndFiles: Migration = { name: "0005-records-and-files", text: [RECORDS, FILES, WALLS, SIGHT].join("\n") };
