import type { Rng } from "../lib/rng.ts";
import type { SessionEvent } from "../session/event.ts";
import type { PartyView } from "../session/view.ts";
import { counterpartsOf } from "./counterparts-of.ts";
import { haveSameItems } from "./inverse-utility/have-same-items.ts";
import { tableMove } from "./composing/table-move.ts";
import type { Acting, ComposedMemory, Composition } from "./composing/composition.ts";
import { referendumMove } from "./composing/referendum-move.ts";
import type { OfferingPolicy } from "./offering/offering-policy.ts";
import { seatAfter } from "./seat-after.ts";
import type { Move, Seat, Strategy } from "./strategy.ts";

/**
 * A strategy from its parts. On its turn it accepts what stands, walks away, makes its next offer, or, without one, passes (which
 * rejects what stands). It accepts only what is admissible and not below its reservation value, by what both are worth at the time where
 * its brief states a discount; where nothing is, it passes until the end, unless its walk-away policy leaves. On an open floor it accepts the best standing offer it may, and makes no offer that it
 * has standing already. Where its mandate leaves issues out it offers nothing, accepts ad referendum, and confirms.
 */
export const composed = (composition: Composition): Strategy<ComposedMemory> => new Composed(composition);

/** Raised when what all composed strategies share plays differently. */
const COMPOSED_VERSION = 2;
const NONE: readonly never[] = [];

class Composed implements Strategy<ComposedMemory> {
  readonly name: string;
  readonly version: number;
  readonly #composition: Composition;
  readonly #isOnePolicy: boolean;

  constructor(composition: Composition) {
    const { name, version, offering, acceptance, model, walkAway } = composition;
    this.name = name;
    const parts = [offering, acceptance, model, walkAway].filter((part) => part !== undefined);
    this.version = parts.reduce((sum, part) => sum + part.version - 1, COMPOSED_VERSION + version - 1);
    this.#composition = composition;
    this.#isOnePolicy = Object.is(offering, acceptance);
  }

  init(seat: Seat): ComposedMemory {
    const { offering, acceptance, model } = this.#composition;
    const begun = offering.init(seat);
    return {
      seat,
      opened: null,
      offering: begun,
      acceptance: this.#isOnePolicy ? begun : acceptance.init(seat),
      models: model === undefined ? NONE : counterpartsOf(seat).map((counterpart) => model.init(seat, counterpart)),
    };
  }

  observe(memory: ComposedMemory, event: SessionEvent): ComposedMemory {
    const seat = seatAfter(memory.seat, event);
    switch (event.kind) {
      case "opened":
        return { ...this.#told(memory, event, seat), opened: event };
      case "amended":
        return this.#ongoing(memory, seat);
      case "briefRevised":
        return { ...this.#ongoing(memory, seat), models: this.#learned(memory, event) };
      case "wasReset":
        return { ...this.#afresh(memory, seat), models: this.#learned(memory, event) };
      default:
        return this.#told(memory, event, seat);
    }
  }

  #told(memory: ComposedMemory, event: SessionEvent, seat: Seat): ComposedMemory {
    const { offering, acceptance } = this.#composition;
    const models = this.#learned(memory, event);
    const offered = offering.observe(memory.offering, event, seat);
    const accepted = this.#isOnePolicy ? offered : acceptance.observe(memory.acceptance, event, seat);
    const isSame = offered === memory.offering && accepted === memory.acceptance && models === memory.models && seat === memory.seat;
    return isSame ? memory : { seat, opened: memory.opened, offering: offered, acceptance: accepted, models };
  }

  /** All is forgotten but the time. */
  #ongoing({ opened, ...before }: ComposedMemory, seat: Seat): ComposedMemory {
    const { offering, acceptance, model } = this.#composition;
    const begun = anew(offering, before.offering, seat);
    const accepting = this.#isOnePolicy ? begun : anew(acceptance, before.acceptance, seat);
    if (model === undefined) return { seat, opened, offering: begun, acceptance: accepting, models: NONE };
    const models = counterpartsOf(seat).map((counterpart, k) =>
      model.afresh === undefined ? model.init(seat, counterpart) : model.afresh(before.models[k], seat),
    );
    return { seat, opened, offering: begun, acceptance: accepting, models };
  }

  /** All is forgotten but the opening. */
  #afresh({ opened }: ComposedMemory, seat: Seat): ComposedMemory {
    const begun = this.init(seat);
    return opened === null ? begun : { ...this.#told(begun, opened, seat), opened };
  }

  #learned({ models, seat }: ComposedMemory, event: SessionEvent): readonly unknown[] {
    const { model } = this.#composition;
    if (model === undefined) return models;
    const learned = models.map((each) => model.observe(each, event, seat));
    return haveSameItems(learned, models) ? models : learned;
  }

  act(memory: ComposedMemory, view: PartyView, rng: Rng): Move | null {
    const { wait } = this.#composition;
    const move = moveOf({ composition: this.#composition, memory, view, rng });
    return move === null || wait === undefined ? move : { ...move, wait };
  }
}

function anew(policy: Pick<OfferingPolicy<unknown>, "init" | "afresh">, memory: unknown, seat: Seat): unknown {
  return policy.afresh === undefined ? policy.init(seat) : policy.afresh(memory, seat);
}

function moveOf(acting: Acting): Move | null {
  const { phase, protocol, turn, party } = acting.view;
  if (phase === "awaiting") return referendumMove(acting.memory.seat, acting.view);
  if (phase !== "open") return null;
  switch (protocol?.kind) {
    case "alternatingOffers":
      return turn === party ? tableMove(acting) : null;
    case "openFloor":
      return tableMove(acting);
    default:
      return null;
  }
}
