import { Rng } from "../lib/rng.ts";
import type { Deed } from "../session/action.ts";
import { sees, type Viewer } from "../session/audience.ts";
import type { SessionEvent } from "../session/event.ts";
import type { MediatorView } from "../session/view.ts";
import { derivedSeed } from "./derived-seed.ts";
import type { Mediator } from "./mediator.ts";

const VIEWER: Viewer = { kind: "mediator" };

/** The mediator at the table, with what it remembers and its own generator. */
export class MediatorChair {
  readonly #mediator: Mediator;
  readonly #rng: Rng;
  #memory: unknown;

  constructor(mediator: Mediator, seed: number) {
    this.#mediator = mediator;
    this.#rng = Rng.fromSeed(derivedSeed(seed, "mediator", mediator.name));
    this.#memory = mediator.init();
  }

  observe(event: SessionEvent): void {
    if (sees(VIEWER, event.audience)) this.#memory = this.#mediator.observe(this.#memory, event);
  }

  deed(view: MediatorView): Deed | null {
    return this.#mediator.act(this.#memory, view, this.#rng);
  }
}
