import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnerLine, ownerLinesOfBothKinds } from "../fixtures/owner-line.fixture.ts";
import { shelvesAndChanges } from "./0004-shelves-and-changes.ts";

/** The database as it was before this step. */
const BEFORE = `
drop policy shelf on detente.person;
drop policy own on detente.case_brief;
drop policy seen on detente.case_revision;
create policy seen on detente.case_revision for select to detente_person using (false);
drop table detente.case_holder;
alter table detente.case_revision drop column value;
alter table detente.case_brief drop column given_by;
alter table detente.brief_event drop column is_whole, drop column is_sound, drop column key;
`;

const [ANN, GONE] = ["3b241101-e2bb-4255-8caf-4136c566a961", "3b241101-e2bb-4255-8caf-4136c566a962"];
const ROWS = `
insert into detente.person (id, issuer, subject, name, created_at) values ('${ANN}', 'i', 'ann', 'Ann', now());
insert into detente.case_revision (hash, case_id, title, text, is_example, created_by, created_at) values
  ('of-ann', 'anns', 'Ann''s', '', false, '${ANN}', '2026-01-01T00:00:00Z'),
  ('of-gone', 'gone', 'Of somebody who is gone', '', false, '${GONE}', now()),
  ('example', 'example', 'Example', '', true, null, now());
`;

/** Somebody who owns the tables, and is held to their policies like everybody. */
const OWNER = `
create role plain_owner;
grant usage, create on schema detente to plain_owner;
do $$
declare name text;
begin
  for name in select tablename from pg_tables where schemaname = 'detente' loop
    execute format('alter table detente.%I owner to plain_owner', name);
  end loop;
end $$;
`;

ownerLinesOfBothKinds((open) => {
  let owner: OwnerLine;
  beforeAll(async () => {
    owner = await open();
  }, 60_000);
  afterAll(() => owner.close());

  test("who had imported a case has it on the shelf, also where the owner of the tables is no superuser", async () => {
    const { line } = owner;
    await line.script(`begin; ${BEFORE} ${ROWS} ${OWNER} set local role plain_owner`);
    try {
      await line.script(`${shelvesAndChanges.text}; reset role`);
      const rows = await line.script("select case_hash, person, given_by, case_id, version, at from detente.case_holder");
      expect(rows).toMatchObject([{ case_hash: "of-ann", person: ANN, given_by: null, case_id: "anns", version: 1 }]);
      const unforced = await line.script(
        "select relname from pg_class where relnamespace = 'detente'::regnamespace and relkind = 'r' and not relforcerowsecurity",
      );
      expect(unforced).toEqual([]);
    } finally {
      await line.script("rollback");
    }
  });
});
