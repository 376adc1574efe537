import type { Migration } from "./migration.ts";

/** When time alone next brings something about in a session: the end of the talks, or of a pause. Null: never, as far as is known. */
const DUE = `
alter table detente.session add column due_at timestamptz(3);
create index on detente.session (due_at) where due_at is not null;
`;

export const dueSessions: Migration = { name: "0003-due-sessions", text: DUE };
