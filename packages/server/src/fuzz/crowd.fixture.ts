import { type Rng, Rng as Generator } from "@detente/engine";
import { COOKIE } from "../proofs/server-process.fixture.ts";
import type { TestIssuer } from "../sign-in/test-issuer.fixture.ts";
import { Asker, type Heard } from "./asker.fixture.ts";
import { type Company, newCompany } from "./company.fixture.ts";
import type { Judge } from "./judge.fixture.ts";
import { KnownThings } from "./known-things.fixture.ts";
import { type MadeRequest, type Operation, type Parts, requestOf, soundParts } from "./made-request.fixture.ts";
import { RawLane } from "./raw-lane.fixture.ts";
import { type Done, Remembered } from "./remembered.fixture.ts";
import { scenes } from "./scenes/scenes.fixture.ts";
import { spoilt } from "./spoilt-request.fixture.ts";
import { CutShort, type Stage, type Step, type Told, type Visitor } from "./stage.fixture.ts";
import type { Tally } from "./tally.fixture.ts";
import { pick } from "./value-of-schema.fixture.ts";

export interface CrowdSettings {
  readonly url: string;
  readonly issuer: TestIssuer;
  readonly consoleToken: string;
  readonly operations: readonly Operation[];
  readonly judge: Judge;
  readonly tally: Tally;
  readonly seed: number;
  /** Requests that are sent, of all kinds. */
  readonly count: number;
  /** Scenes that are played at once. */
  readonly lanes: number;
  /** Other requests between two of a scene, on average. */
  readonly between: number;
}

/** Requests that one company makes before another takes its place. */
const COMPANY_LIFE = 4_000;
/** Of those that make something, to a company. */
const MOST_MADE = 40;

/** Enough requests have been sent. */
class Over extends Error {}

interface Present {
  readonly number: number;
  readonly asker: Asker;
  readonly known: KnownThings;
  readonly remembered: Remembered;
  readonly made: Map<string, number>;
  /** Who asks what was not planned; who may do most, more often than others. */
  readonly visitors: readonly (Visitor | null)[];
  readonly company: Promise<Company>;
}

interface Sending {
  readonly operation: Operation;
  readonly who: Visitor | null;
  readonly parts: Parts;
  /** Whether it is as the document says, and known to be for that route. */
  readonly isSound: boolean;
  readonly request: MadeRequest;
}

/** People who use a server as it is meant to be used, and between two of their requests others that are nearly so, or not at all. */
export class Crowd {
  readonly #given: CrowdSettings;
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #raw: RawLane;
  #present: Present;
  #scene = 0;
  sent = 0;
  /** Without an answer, as they were none that a client can send, or that a server need answer. */
  unsent = 0;

  constructor(given: CrowdSettings) {
    this.#given = given;
    this.#byId = new Map(given.operations.map((each) => [each.id, each]));
    this.#raw = new RawLane(Number(new URL(given.url).port), given.tally);
    this.#present = this.#newPresent(0);
  }

  get raws(): number {
    return this.#raw.sent;
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.#given.lanes }, (_, i) => this.#lane(Generator.fromSeed(this.#given.seed * 1000 + i))));
    await this.#raw.settled();
    this.#present.asker.close();
  }

  async #lane(rng: Rng): Promise<void> {
    const stage = this.#stage(rng, this.#given.between);
    try {
      for (;;) await this.#play(stage);
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }

  async #play(stage: Stage): Promise<void> {
    const scene = inTurn(scenes, this.#scene++);
    try {
      await scene(stage, await this.#now().company);
    } catch (error) {
      if (!(error instanceof CutShort)) throw error;
      this.#given.tally.cutShort(`${scene.name}: ${error.message}`);
    }
  }

  /** The company of the moment. */
  #now(): Present {
    const number = Math.floor(this.sent / COMPANY_LIFE);
    if (number > this.#present.number) {
      // Those who are still under way finish as they are.
      setTimeout((asker: Asker) => asker.close(), 60_000, this.#present.asker).unref();
      this.#present = this.#newPresent(number);
    }
    return this.#present;
  }

  #newPresent(number: number): Present {
    const { url, seed, lanes } = this.#given;
    const visitors: (Visitor | null)[] = [null];
    const company = Promise.resolve().then(async () => {
      const made = await newCompany(this.#stage(Generator.fromSeed(seed * 7_919 + number), 0));
      const { facilitator, us, dprk, mediator, observer, stranger } = made;
      visitors.push(facilitator, facilitator, facilitator, us, us, dprk, mediator, observer, stranger);
      return made;
    });
    // Who was there before is not counted to who comes now, as for wrong codes: an address of its own, where a machine has many of its own.
    const from = process.platform === "linux" ? `127.${1 + (number >> 8)}.${number & 255}.9` : undefined;
    const asker = new Asker({ url, connections: lanes, from });
    return { number, asker, known: new KnownThings(), remembered: new Remembered(), made: new Map(), visitors, company };
  }

  /** `between`: other requests before each of its own, on average. */
  #stage(rng: Rng, between: number): Stage {
    const { issuer, consoleToken } = this.#given;
    const ask = async (step: Step): Promise<Told> => {
      for (let k = rng.below(2 * between + 1); k > 0; k--) await this.#other(rng);
      return this.#askStep(step);
    };
    return {
      rng,
      issuer,
      consoleToken,
      ask,
      do: async (step) => {
        const told = await ask(step);
        if (told.status === 0 || told.status >= 400)
          throw new CutShort(`${step.id} ${told.status} ${told.json?.code ?? ""} ${told.json?.detail ?? ""}`);
        return told;
      },
    };
  }

  async #askStep({ id, who, params = {}, query = {}, headers = {}, body, bytes, mediaType }: Step): Promise<Told> {
    const operation = this.#byId.get(id);
    if (operation === undefined) throw new Error(`Expected a route ${id}`);
    const { method, path: template } = operation;
    const type = mediaType ?? operation.body?.mediaType ?? "application/json";
    const parts: Parts = { method, template, params, query, headers, body, bytes: bytes ?? null, mediaType: type };
    const heard = await this.#send({ operation, who, parts, isSound: true, request: requestOf(parts) });
    const text = heard?.body ?? "";
    return {
      status: heard?.status ?? 0,
      json:
        /json|event-stream/.test(heard?.mediaType ?? "") && /^[{[]/.test(text) && !/jsonl/.test(heard?.mediaType ?? "")
          ? JSON.parse(text)
          : null,
      text,
      location: heard?.location ?? null,
      cookies: heard?.cookies ?? new Map(),
    };
  }

  /** Something that no scene asks for. */
  async #other(rng: Rng): Promise<void> {
    if (rng.below(5) === 0) {
      this.#countOne();
      return this.#raw.send(rng);
    }
    const present = this.#present;
    let operation = pick(this.#given.operations, rng);
    for (let k = 0; k < 5 && !this.#given.tally.mayBeAsked(operation); k++) operation = pick(this.#given.operations, rng);
    const old = rng.below(2) === 0 ? present.remembered.one(operation.id, rng) : null;
    const sending = old === null ? this.#madeUp(operation, rng) : this.#varied(operation, old, rng);
    const heard = await this.#send(sending);
    if (heard?.status === 201 && /^create(?:Tournament|Simulation)$/.test(operation.id)) await this.#end(operation, sending.who, heard);
  }

  #madeUp(operation: Operation, rng: Rng): Sending {
    const { known, visitors } = this.#present;
    const who = this.#anybody(operation, visitors, rng);
    const parts = soundParts(operation, { rng, known, who: who?.cookie ?? "" });
    const isSound = rng.below(5) < 2 && this.#mayMake(operation);
    return { operation, who, parts, isSound, request: isSound ? requestOf(parts) : spoilt(parts, rng) };
  }

  #varied(operation: Operation, old: Done, rng: Rng): Sending {
    const { known, visitors } = this.#present;
    const who = rng.below(3) === 0 || isForScenes(operation) ? this.#anybody(operation, visitors, rng) : old.who;
    const way = this.#mayMake(operation) ? rng.below(8) : 7;
    if (way === 0) return { operation, who, parts: old.parts, isSound: true, request: requestOf(old.parts) };
    const mixed = way < 3 ? mixedWith(old.parts, soundParts(operation, { rng, known, who: who?.cookie ?? "" }), rng) : old.parts;
    const isSound = way < 3;
    return { operation, who, parts: mixed, isSound, request: isSound ? requestOf(mixed) : spoilt(mixed, rng) };
  }

  #anybody(operation: Operation, visitors: Present["visitors"], rng: Rng): Visitor | null {
    if (!isForScenes(operation)) return pick(visitors, rng);
    // The last is the stranger.
    return operation.id.endsWith("Case") ? (visitors.at(-1) ?? null) : null;
  }

  /** Games that nobody waits for. */
  async #end({ id }: Operation, who: Visitor | null, { body }: Heard): Promise<void> {
    const task = String(JSON.parse(body ?? "{}").id);
    await this.#askStep({ id: id.replace("create", "end"), who, params: { task } });
  }

  #mayMake = (operation: Operation): boolean =>
    !Object.hasOwn(operation.responses, "201") || (this.#present.made.get(operation.id) ?? 0) < MOST_MADE;

  #countOne(): void {
    if (this.sent >= this.#given.count || this.#given.tally.isFull) throw new Over();
    this.sent++;
  }

  async #send({ operation, who, parts, isSound, request }: Sending): Promise<Heard | null> {
    this.#countOne();
    const present = this.#present;
    const { judge, tally } = this.#given;
    const cookie = who === null ? request.headers["cookie"] : `${COOKIE}=${who.cookie}`;
    const headers = { "sec-fetch-site": "same-origin", ...request.headers, ...(cookie !== undefined && { cookie }) };
    const heard = await present.asker.ask({ ...request, headers });
    if (heard === null) {
      this.unsent++;
      return null;
    }
    tally.add(operation.id, heard.status, heard.took);
    if (heard.status === 201) present.made.set(operation.id, (present.made.get(operation.id) ?? 0) + 1);
    const fault = judge.faultOf({ ...request, ...heard }, isSound ? operation : null);
    if (fault !== null) tally.fault(faultText({ request, heard, fault }));
    if (heard.status >= 400 || !isSound) return heard;
    present.remembered.add(operation.id, { who, parts });
    if (/^application\/json\b/.test(heard.mediaType) && operation.id !== "readOpenApi")
      present.known.learnOf(operation.path, heard.body ?? "", who?.cookie ?? "");
    return heard;
  }
}

/** Of those that would leave nobody to ask as, or no case to sit down to: only scenes ask them as those whom that would hit. */
const isForScenes = ({ id }: Operation): boolean => /^(?:signOut|eraseMe|finishSignIn|rejoin$|useConsoleLink|importCase|dropCase)/.test(id);

/** One part of a request in place of that of another. */
function mixedWith(parts: Parts, other: Parts, rng: Rng): Parts {
  const names = Object.keys(parts.params);
  switch (rng.below(3)) {
    case 0: {
      if (names.length === 0) return { ...parts, query: other.query };
      const name = pick(names, rng);
      return { ...parts, params: { ...parts.params, [name]: other.params[name] ?? "" } };
    }
    case 1:
      return { ...parts, query: other.query };
    default:
      return { ...parts, body: other.body, bytes: other.bytes, mediaType: other.mediaType };
  }
}

interface Faulty {
  readonly request: MadeRequest;
  readonly heard: Heard;
  readonly fault: string;
}

function faultText({ request: { method, path, headers, body }, heard, fault }: Faulty): string {
  const cut = (text: string | undefined): string => (text ?? "").slice(0, 300);
  return `${method} ${cut(path)} ${fault}; sent ${cut(body?.toString("utf8"))} ${cut(JSON.stringify(headers))}; told ${cut(heard.body ?? "")}`;
}

const inTurn = <Value>(list: readonly Value[], place: number): Value => {
  const found = list[place % list.length];
  if (found === undefined) throw new Error("Expected something in the list");
  return found;
};
