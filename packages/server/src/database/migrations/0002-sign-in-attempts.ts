import type { Migration } from "./migration.ts";

/** Sign-ins that are under way at an identity provider. Nobody but the engine sees them: who it is, is not known yet. */
const ATTEMPTS = `
create table detente.sign_in_attempt (
  browser_hash bytea primary key,
  salt bytea not null,
  issuer text not null,
  to_path text not null,
  expires_at timestamptz(3) not null
);
create index on detente.sign_in_attempt (expires_at);
alter table detente.sign_in_attempt enable row level security;
alter table detente.sign_in_attempt force row level security;
create policy engine on detente.sign_in_attempt to detente_engine using (true) with check (true);
grant select, insert, update, delete on detente.sign_in_attempt to detente_engine;
create index on detente.sign_in (last_seen_at);
`;

export const signInAttempts: Migration = { name: "0002-sign-in-attempts", text: ATTEMPTS };
