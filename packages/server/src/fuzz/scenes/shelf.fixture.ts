import type { Company } from "../company.fixture.ts";
import { smallCase } from "../small-case.fixture.ts";
import type { Stage } from "../stage.fixture.ts";

/** A case that comes, is looked at by a program, is shared, has a next version, and goes. */
export async function shelf(stage: Stage, { stranger, us }: Company): Promise<void> {
  const title = `Of one's own ${stage.rng.below(1e9)}`;
  const body = { name: "own.yaml", text: smallCase(title) };
  const { hash } = (await stage.do({ id: "importCase", who: stranger, body })).json.case;
  const params = { hash };
  const made = (await stage.do({ id: "makeToken", who: stranger, body: { name: "A program", rights: "read" } })).json;
  const authorization = `Bearer ${made.token}`;
  await stage.do({ id: "listCases", who: null, headers: { authorization } });
  await stage.do({ id: "revokeToken", who: stranger, params: { token: String(made.id) } });
  await stage.do({ id: "readCase", who: stranger, params });
  await stage.do({ id: "exportCase", who: stranger, params, query: { briefs: "own" } });
  await stage.do({ id: "shareCase", who: stranger, params, body: { person: us.person, briefs: ["us"] } });
  await stage.do({ id: "listCaseHolders", who: stranger, params });
  await stage.do({ id: "unshareCase", who: stranger, params: { hash, person: us.person } });
  const next = { name: "own.yaml", text: smallCase(`${title}, again`), replaces: hash };
  const second = (await stage.do({ id: "importCase", who: stranger, body: next })).json.case.hash;
  await stage.do({ id: "listCaseVersions", who: stranger, params: { hash: second } });
  await stage.do({ id: "dropCase", who: stranger, params: { hash: second } });
  await stage.do({ id: "dropCase", who: stranger, params });
}
