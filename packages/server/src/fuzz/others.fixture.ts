import type { Rng } from "@detente/engine";
import { type Operation, type Parts, requestOf, soundParts } from "./made-request.fixture.ts";
import type { RawLane } from "./raw-lane.fixture.ts";
import type { Done } from "./remembered.fixture.ts";
import type { Present, Sender, Sending } from "./sender.fixture.ts";
import { spoilt } from "./spoilt-request.fixture.ts";
import type { Visitor } from "./stage.fixture.ts";
import type { Tally } from "./tally.fixture.ts";
import { pick } from "./value-of-schema.fixture.ts";

/** Of those that make something, to a company. */
const MOST_MADE = 40;
const TRIES = 5;

interface Means {
  readonly operations: readonly Operation[];
  readonly tally: Tally;
  readonly sender: Sender;
  readonly raw: RawLane;
}

/** Requests that no scene asks for: made from the document, from what was done before, or of bytes. */
export class Others {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  async ask(present: Present, rng: Rng): Promise<void> {
    const { sender, raw } = this.#means;
    if (rng.below(5) === 0) {
      sender.countOne();
      return raw.send(rng);
    }
    const operation = this.#someOperation(rng);
    const old = rng.below(2) === 0 ? present.remembered.one(operation.id, rng) : null;
    const sending = old === null ? madeUp(present, operation, rng) : varied(present, { operation, old }, rng);
    const heard = await sender.send(present, sending);
    // Games that nobody waits for.
    if (heard?.status === 201 && GAMES.test(operation.id)) await this.#end(present, sending, String(JSON.parse(heard.body ?? "{}").id));
  }

  #someOperation(rng: Rng): Operation {
    const { operations, tally } = this.#means;
    for (let k = 1; k < TRIES; k++) {
      const operation = pick(operations, rng);
      if (tally.mayBeAsked(operation)) return operation;
    }
    return pick(operations, rng);
  }

  async #end(present: Present, { operation: { id }, who }: Sending, task: string): Promise<void> {
    const operation = this.#means.operations.find((each) => each.id === id.replace("create", "end"));
    if (operation === undefined) throw new Error(`Expected a route that ends what ${id} began`);
    const { method, path: template, id: ending } = operation;
    const parts: Parts = { method, template, params: { task }, query: {}, headers: {}, body: undefined, bytes: null, mediaType: "" };
    if (ending !== id) await this.#means.sender.send(present, { operation, who, parts, isSound: true, request: requestOf(parts) });
  }
}

const GAMES = /^create(?:Tournament|Simulation)$/;

function madeUp(present: Present, operation: Operation, rng: Rng): Sending {
  const who = anybody(present, operation, rng);
  const parts = soundParts(operation, { rng, known: present.known, who: who?.cookie ?? "" });
  const isSound = rng.below(5) < 2 && mayMake(present, operation);
  return { operation, who, parts, isSound, request: isSound ? requestOf(parts) : spoilt(parts, rng) };
}

/** The same again, perhaps by somebody else; with a part of another; or with something wrong. */
function varied(present: Present, { operation, old }: { readonly operation: Operation; readonly old: Done }, rng: Rng): Sending {
  const who = rng.below(3) === 0 || isForScenes(operation) ? anybody(present, operation, rng) : old.who;
  const way = mayMake(present, operation) ? rng.below(8) : 7;
  const isSound = way < 3;
  const another = (): Parts => soundParts(operation, { rng, known: present.known, who: who?.cookie ?? "" });
  const parts = way === 1 || way === 2 ? mixedWith(old.parts, another(), rng) : old.parts;
  return { operation, who, parts, isSound, request: isSound ? requestOf(parts) : spoilt(parts, rng) };
}

/** Of those that would leave nobody to ask as, or no case to sit down to: only scenes ask them as those whom that would hit. */
const isForScenes = ({ id }: Operation): boolean => /^(?:signOut|eraseMe|finishSignIn|rejoin$|useConsoleLink|importCase|dropCase)/.test(id);

function anybody({ visitors }: Present, operation: Operation, rng: Rng): Visitor | null {
  if (!isForScenes(operation)) return pick(visitors, rng);
  return operation.id.endsWith("Case") ? (visitors.at(-1) ?? null) : null;
}

const mayMake = ({ made }: Present, { id, responses }: Operation): boolean =>
  !Object.hasOwn(responses, "201") || (made.get(id) ?? 0) < MOST_MADE;

/** One part of a request in place of that of another. */
function mixedWith(parts: Parts, other: Parts, rng: Rng): Parts {
  const names = Object.keys(parts.params);
  const way = rng.below(3);
  if (way === 0) return { ...parts, body: other.body, bytes: other.bytes, mediaType: other.mediaType };
  if (way === 1 || names.length === 0) return { ...parts, query: other.query };
  const name = pick(names, rng);
  return { ...parts, params: { ...parts.params, [name]: other.params[name] ?? "" } };
}
