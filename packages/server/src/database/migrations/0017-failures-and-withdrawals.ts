import type { Migration } from "./migration.ts";

/** Why a task has failed, and how often somebody began to make its standings. A proposal of terms that was taken back stays, so that it is seen who did. */
const TEXT = `
alter table detente.task add column failure text check (failure in ('games', 'standings'));
alter table detente.task add column end_tries integer not null default 0;
alter table detente.commitment_record add column withdrawn_at timestamptz(3);
alter table detente.commitment_record add column withdrawn_by uuid;
alter table detente.commitment_record add check ((withdrawn_at is null) = (withdrawn_by is null));
`;

export const failuresAndWithdrawals: Migration = { name: "0017-failures-and-withdrawals", text: TEXT };
