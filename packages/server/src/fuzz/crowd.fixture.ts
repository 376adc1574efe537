import { Rng } from "@detente/engine";
import type { TestIssuer } from "../sign-in/test-issuer.fixture.ts";
import { Asker } from "./asker.fixture.ts";
import { newCompany } from "./company.fixture.ts";
import type { Judge } from "./judge.fixture.ts";
import { KnownThings } from "./known-things.fixture.ts";
import { type Operation, type Parts, requestOf } from "./made-request.fixture.ts";
import { Others } from "./others.fixture.ts";
import { RawLane } from "./raw-lane.fixture.ts";
import { Remembered } from "./remembered.fixture.ts";
import { scenes } from "./scenes/scenes.fixture.ts";
import { Over, type Present, Sender } from "./sender.fixture.ts";
import { CutShort, type Stage, type Step, type Told } from "./stage.fixture.ts";
import type { Tally } from "./tally.fixture.ts";

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

/** Requests after which others take the place of a company, lest anybody have more than people have. */
const COMPANY_LIFE = 4_000;
/** Milliseconds that scenes of those before have to come to an end. */
const LAST_ORDERS = 60_000;

/** People who use a server as it is meant to be used, and between two of their requests others that are nearly so, or not at all. */
export class Crowd {
  readonly #given: CrowdSettings;
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #raw: RawLane;
  readonly #sender: Sender;
  readonly #others: Others;
  #present: Present;
  #played = 0;

  constructor(given: CrowdSettings) {
    const { operations, tally, url } = given;
    this.#given = given;
    this.#byId = new Map(operations.map((each) => [each.id, each]));
    this.#raw = new RawLane(Number(new URL(url).port), tally);
    this.#sender = new Sender(given);
    this.#others = new Others({ operations, tally, sender: this.#sender, raw: this.#raw });
    this.#present = this.#newPresent(0, [null]);
  }

  get sent(): number {
    return this.#sender.sent;
  }

  get unsent(): number {
    return this.#sender.unsent;
  }

  get raws(): number {
    return this.#raw.sent;
  }

  async run(): Promise<void> {
    const { seed, lanes } = this.#given;
    await Promise.all(Array.from({ length: lanes }, (_, i) => this.#lane(Rng.fromSeed(seed * 1000 + i))));
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
    const scene = scenes[this.#played++ % scenes.length];
    if (scene === undefined) throw new Error("Expected scenes to play");
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
      setTimeout((asker: Asker) => asker.close(), LAST_ORDERS, this.#present.asker).unref();
      this.#present = this.#newPresent(number, this.#present.visitors);
    }
    return this.#present;
  }

  /** `before`: who asks until these have come. */
  #newPresent(number: number, before: Present["visitors"]): Present {
    const { url, seed, lanes } = this.#given;
    const visitors = [...before];
    const company = Promise.resolve().then(async () => {
      const made = await newCompany(this.#stage(Rng.fromSeed(seed * 7_919 + number), 0));
      const { facilitator, us, dprk, mediator, observer, stranger } = made;
      visitors.splice(0, visitors.length, null, facilitator, facilitator, facilitator, us, us, dprk, mediator, observer, stranger);
      return made;
    });
    // Those before have tried wrong codes: who comes now has an address of its own, where a machine has many.
    const from = process.platform === "linux" ? `127.${1 + (number >> 8)}.${number & 255}.9` : undefined;
    const asker = new Asker({ url, connections: lanes, from });
    return { number, company, asker, known: new KnownThings(), remembered: new Remembered(), made: new Map(), visitors };
  }

  /** `between`: other requests before each of its own, on average. */
  #stage(rng: Rng, between: number): Stage {
    const { issuer, consoleToken } = this.#given;
    const ask = async (step: Step): Promise<Told> => {
      for (let k = rng.below(2 * between + 1); k > 0; k--) await this.#others.ask(this.#present, rng);
      return this.#askStep(step);
    };
    const done = async (step: Step): Promise<Told> => {
      const told = await ask(step);
      if (told.status !== 0 && told.status < 400) return told;
      throw new CutShort(`${step.id} ${told.status} ${told.json?.code ?? ""} ${told.json?.detail ?? ""}`);
    };
    return { rng, issuer, consoleToken, ask, do: done };
  }

  async #askStep({ id, who, params = {}, query = {}, headers = {}, body, bytes, mediaType }: Step): Promise<Told> {
    const operation = this.#byId.get(id);
    if (operation === undefined) throw new Error(`Expected a route ${id}`);
    const { method, path: template } = operation;
    const type = mediaType ?? operation.body?.mediaType ?? "application/json";
    const parts: Parts = { method, template, params, query, headers, body, bytes: bytes ?? null, mediaType: type };
    const heard = await this.#sender.send(this.#present, { operation, who, parts, isSound: true, request: requestOf(parts) });
    const text = heard?.body ?? "";
    const isJson = /^(?:application\/(?:problem\+)?json|text\/event-stream)\b/.test(heard?.mediaType ?? "") && text !== "";
    return {
      status: heard?.status ?? 0,
      json: isJson ? JSON.parse(text) : null,
      text,
      location: heard?.location ?? null,
      cookies: heard?.cookies ?? new Map<string, string>(),
    };
  }
}
