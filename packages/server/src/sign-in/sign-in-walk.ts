import { timingSafeEqual } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Browser, PageAnswer } from "../routes/served-route.ts";
import type { Issuer } from "../settings/read-issuers.ts";
import { personOf } from "../store/person-store.ts";
import { beginAttempt, findAttempt, takeAttempt } from "./attempt-store.ts";
import { callbackPath } from "./issuer-path.ts";
import { newSignIn } from "./new-sign-in.ts";
import { ownPath } from "./own-path.ts";
import { type Bindings, RelyingParty, type Vouched } from "./relying-party.ts";
import { derivedOf, keptOf, keptOfNew, newSecret } from "./secret.ts";
import type { SignInCookies } from "./sign-in-cookies.ts";
import { problemPage } from "./sign-in-problem.ts";
import { dropEndedSignIns } from "./sign-in-store.ts";
import type { SignInsOver } from "./sign-ins-over.ts";

interface Means {
  readonly database: Database;
  /** By the name in our addresses. */
  readonly issuers: ReadonlyMap<string, Issuer>;
  readonly cookies: SignInCookies;
  readonly over: SignInsOver;
  /** Names of hosts in private networks that providers may be at. */
  readonly privateHosts: readonly string[];
}

const ENGINE = { kind: "engine" } as const;

/** The way to a provider and back. */
export class SignInWalk {
  readonly #means: Means;
  readonly #parties: ReadonlyMap<string, RelyingParty>;

  constructor(means: Means) {
    this.#means = means;
    this.#parties = new Map([...means.issuers].map(([name, issuer]) => [name, new RelyingParty(issuer, means.privateHosts)]));
  }

  /** `to` is where the browser would like to be afterwards. */
  async begin(name: string, to: string, { origin }: Browser): Promise<PageAnswer> {
    const { database, cookies } = this.#means;
    const party = this.#parties.get(name);
    if (party === undefined) return problemPage({ reason: "unknownIssuer" });
    const secret = newSecret();
    const browser = keptOfNew(secret);
    const attempt = await database.transact(ENGINE, (transaction) =>
      beginAttempt(transaction, { browser, issuer: name, to: ownPath(to) ?? "/" }),
    );
    const beginning = await party.beginning(bindingsOf(secret, attempt.salt), `${origin}${callbackPath(name)}`);
    if (beginning.kind === "failed") return problemPage(beginning.failure);
    return { kind: "onwards", to: beginning.value, cookies: [cookies.attempt.of(secret)] };
  }

  /** An answer that is not the one to this browser's question leaves the question open; the right one is taken once, whatever it says. */
  async finish(name: string, { cookies: given, origin, query }: Browser): Promise<PageAnswer> {
    const { database, cookies } = this.#means;
    const party = this.#parties.get(name);
    if (party === undefined) return problemPage({ reason: "unknownIssuer" });
    const secret = given[cookies.attempt.name];
    const browser = keptOf(secret);
    if (secret === undefined || browser === null) return problemPage({ reason: "noAttempt" });
    const attempt = await database.transact(ENGINE, (transaction) => findAttempt(transaction, browser, name));
    if (attempt === null) return problemPage({ reason: "noAttempt" });
    const bindings = bindingsOf(secret, attempt.salt);
    if (!isSame(new URLSearchParams(query).getAll("state"), bindings.state)) return problemPage({ reason: "wrongAnswer", code: "state" });
    const taken = await database.transact(ENGINE, (transaction) => takeAttempt(transaction, browser));
    if (taken === "gone") return problemPage({ reason: "noAttempt" });
    const vouched = await party.whoCameBack(bindings, new URL(`${origin}${callbackPath(name)}?${query}`));
    if (vouched.kind === "failed") return problemPage(vouched.failure, [cookies.attempt.gone]);
    const token = await this.#signIn(vouched.value, given[cookies.signIn.name]);
    return { kind: "onwards", to: attempt.to, cookies: [cookies.attempt.gone, cookies.signIn.of(token)] };
  }

  async #signIn(vouched: Vouched, before: string | undefined): Promise<string> {
    const { token, over } = await this.#means.database.transact(ENGINE, async (transaction) => {
      await dropEndedSignIns(transaction);
      const { id } = await personOf(transaction, vouched);
      return newSignIn(transaction, id, before);
    });
    await this.#means.over.tell(over);
    return token;
  }
}

const bindingsOf = (secret: string, salt: Uint8Array): Bindings => ({
  state: derivedOf(secret, salt, "state"),
  nonce: derivedOf(secret, salt, "nonce"),
  verifier: derivedOf(secret, salt, "verifier"),
});

/** One, and this one. Takes as long wherever it differs. */
const isSame = ([given, ...more]: readonly string[], expected: string): boolean =>
  given !== undefined &&
  more.length === 0 &&
  given.length === expected.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(expected));
