import type { Migration } from "./migration.ts";

/** Briefs that came with an example are for the engine alone: it gives each delegation of a table its own. */
const SIGHT = `
drop policy own on detente.case_brief;
create policy own on detente.case_brief for select to detente_person using (created_by = (select detente.me()));
`;

export const ownBriefsOnly: Migration = { name: "0018-own-briefs-only", text: SIGHT };
