import type { Company } from "../company.fixture.ts";
import { newKey, type Stage, type Told, type Visitor } from "../stage.fixture.ts";

/** A table of the company on its own case. */
export interface AtTable extends Company {
  readonly table: string;
  readonly seats: Readonly<Record<"us" | "dprk" | "mediator" | "observer", string>>;
}

export const SETUP = { protocol: { kind: "openFloor" }, parties: ["us", "dprk"], required: ["us", "dprk"], deadline: {} };

export async function newTable(stage: Stage, company: Company): Promise<AtTable> {
  const { facilitator, us, dprk, mediator, observer } = company;
  const body = { title: "A table", caseHash: company.case };
  const table: string = (await stage.do({ id: "createTable", who: facilitator, body })).json.id;
  const give = async (visitor: Visitor, is: object): Promise<string> =>
    (await stage.do({ id: "giveSeat", who: facilitator, params: { table }, body: { person: visitor.person, is } })).json.id;
  const seats = {
    us: await give(us, { role: "head", party: "us" }),
    dprk: await give(dprk, { role: "head", party: "dprk" }),
    mediator: await give(mediator, { role: "mediator" }),
    observer: await give(observer, { role: "observer" }),
  };
  return { ...company, table, seats };
}

export async function newSession(stage: Stage, { facilitator, table }: AtTable, setup: object = SETUP): Promise<string> {
  const body = { name: "A session", track: null };
  const session: string = (await stage.do({ id: "createSession", who: facilitator, params: { table }, body })).json.id;
  await actNow(stage, { who: facilitator, session, action: { kind: "open", setup } });
  return session;
}

interface Acting {
  readonly who: Visitor;
  readonly session: string;
  readonly action: object;
}

/** As of what that person sees now. */
export async function actNow(stage: Stage, { who, session, action }: Acting): Promise<Told> {
  const { seqs } = (await stage.do({ id: "readSession", who, params: { session } })).json;
  const headers = { "idempotency-key": newKey() };
  return stage.do({ id: "act", who, params: { session }, headers, body: { action, expected: seqs } });
}
