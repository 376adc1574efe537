import { CutShort, type Stage, type Visitor } from "./stage.fixture.ts";
import { COOKIE } from "../proofs/server-process.fixture.ts";
import { smallCase } from "./small-case.fixture.ts";

/** People who know each other, and a small case of theirs. After a while others take their place, so that nobody has more than people have. */
export interface Company {
  /** Opens tables. */
  readonly facilitator: Visitor;
  readonly us: Visitor;
  readonly dprk: Visitor;
  readonly mediator: Visitor;
  readonly observer: Visitor;
  /** Sits at no table of the others. */
  readonly stranger: Visitor;
  /** Hash. */
  readonly case: string;
}

export async function newCompany(stage: Stage): Promise<Company> {
  const facilitator = await signedIn(stage, "facilitator");
  const body = { name: "small.yaml", text: smallCase(`A small exchange ${stage.rng.below(1e9)}`) };
  return {
    facilitator,
    us: await signedIn(stage, "us"),
    dprk: await signedIn(stage, "dprk"),
    mediator: await signedIn(stage, "mediator"),
    observer: await signedIn(stage, "observer"),
    stranger: await signedIn(stage, "stranger"),
    case: (await stage.do({ id: "importCase", who: facilitator, body })).json.case.hash,
  };
}

let people = 0;
/** The issuer vouches for one at a time. */
let others: Promise<unknown> = Promise.resolve();

/** Somebody new, by way of the identity provider. */
export async function signedIn(stage: Stage, name: string): Promise<Visitor> {
  const before = others;
  const done = Promise.withResolvers<void>();
  others = done.promise;
  await before;
  try {
    return await throughIssuer(stage, name);
  } finally {
    done.resolve();
  }
}

async function throughIssuer(stage: Stage, name: string): Promise<Visitor> {
  const { issuer } = stage;
  issuer.claims = { sub: `${name}-${++people}`, name };
  const params = { issuer: new URL(issuer.url).host.replaceAll(/[^a-z0-9.]+/g, "-") };
  const begun = await stage.do({ id: "beginSignIn", who: null, params });
  if (begun.location === null) throw new CutShort("beginSignIn leads nowhere");
  const vouched = await fetch(begun.location, { redirect: "manual" });
  const back = new URL(vouched.headers.get("location") ?? "");
  const cookie = [...begun.cookies].map(([each, value]) => `${each}=${value}`).join("; ");
  const query = Object.fromEntries(back.searchParams);
  return visitorOf(stage, (await stage.do({ id: "finishSignIn", who: null, params, query, headers: { cookie } })).cookies);
}

/** Whom the cookies that somebody was given stand for. */
export async function visitorOf(stage: Stage, cookies: ReadonlyMap<string, string>): Promise<Visitor> {
  const cookie = cookies.get(COOKIE) ?? "";
  const { json } = await stage.do({ id: "readMe", who: { person: "", cookie } });
  return { person: json.person.id, cookie };
}
