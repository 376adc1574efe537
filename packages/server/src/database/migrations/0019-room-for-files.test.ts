import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnerLine, ownerLinesOfBothKinds } from "../fixtures/owner-line.fixture.ts";
import { roomForFiles } from "./0019-room-for-files.ts";

/** The database as it was before this step. */
const BEFORE = "alter table detente.evidence_file drop column room;";

const [TABLE, ANN, BEN] = [
  "3b241101-e2bb-4255-8caf-4136c566a961",
  "3b241101-e2bb-4255-8caf-4136c566a962",
  "3b241101-e2bb-4255-8caf-4136c566a963",
];
const ROWS = `
insert into detente.person (id, issuer, subject, name, created_at) values
  ('${ANN}', 'i', 'ann', 'Ann', now()), ('${BEN}', 'i', 'ben', 'Ben', now());
insert into detente.case_revision (hash, case_id, title, text, is_example, created_by, created_at) values ('h', 'c', 'C', '', true, null, now());
insert into detente.tables (id, title, case_hash, wrapped_key, created_by, created_at) values ('${TABLE}', 'T', 'h', '', '${ANN}', now());
insert into detente.seat (id, table_id, person, role, party, created_at) values
  (gen_random_uuid(), '${TABLE}', '${ANN}', 'head', 'us', now()), (gen_random_uuid(), '${TABLE}', '${BEN}', 'mediator', null, now());
insert into detente.evidence_file (id, table_id, party, size, hash_tag, sealed, by_person, created_at) values
  (gen_random_uuid(), '${TABLE}', 'dprk', 1, null, null, '${ANN}', now()),
  (gen_random_uuid(), '${TABLE}', null, 2, null, null, '${ANN}', now()),
  (gen_random_uuid(), '${TABLE}', null, 3, null, null, '${BEN}', now()),
  (gen_random_uuid(), '${TABLE}', null, 4, null, null, gen_random_uuid(), now());
`;

ownerLinesOfBothKinds((open) => {
  let owner: OwnerLine;
  beforeAll(async () => {
    owner = await open();
  }, 60_000);
  afterAll(() => owner.close());

  test("files that are there already lie in the room of their side, or of whoever kept them", async () => {
    const { line } = owner;
    await line.script(`begin; ${BEFORE} ${ROWS}`);
    try {
      await line.script(roomForFiles.text);
      const rows = await line.script("select size, room from detente.evidence_file order by size");
      expect(rows.map((row) => row["room"])).toEqual(["party/dprk", "party/us", "mediator", "facilitator"]);
    } finally {
      await line.script("rollback");
    }
  });
});
