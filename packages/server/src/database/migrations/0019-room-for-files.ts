import type { Migration } from "./migration.ts";

/**
 * Each delegation and each other role at a table has its own room for files. What is there already lies in the room of the side that it is
 * for, or of whoever kept it. An owner who is no superuser is held to forced row-level security as well: it is forced again at the end.
 */
const TEXT = `
alter table detente.evidence_file no force row level security;
alter table detente.seat no force row level security;
alter table detente.evidence_file add column room text;
update detente.evidence_file as file set room = coalesce(
  'party/' || file.party,
  (select coalesce('party/' || seat.party, seat.role) from detente.seat
    where seat.table_id = file.table_id and seat.person = file.by_person order by seat.created_at, seat.id limit 1),
  'facilitator');
alter table detente.evidence_file alter column room set not null;
alter table detente.seat force row level security;
alter table detente.evidence_file force row level security;
create index on detente.evidence_file (table_id, room);
create index on detente.evidence_file (by_person) where sealed is null;
`;

export const roomForFiles: Migration = { name: "0019-room-for-files", text: TEXT };
