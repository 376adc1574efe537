import type { PartyId } from "../../model/ids.ts";
import type { Acting } from "./composition.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import type { Scene } from "../scene.ts";

/** What the policies of a composed strategy are handed. */
export function sceneOf(acting: Acting, own: OwnUtility): Scene {
  const { composition, memory, view, rng } = acting;
  const estimateOf = composition.model === undefined ? nobodyKnown : estimator(acting);
  return { seat: memory.seat, view, own, rng, relativeTime: view.relativeTime, estimateOf };
}

const nobodyKnown = (): null => null;

function estimator({ composition: { model }, memory: { models, seat } }: Acting): Scene["estimateOf"] {
  const made = new Map<PartyId, AdditiveEstimate | null>();
  return (counterpart) => {
    const known = made.get(counterpart);
    if (known !== undefined) return known;
    const place = counterpartsOf(seat).indexOf(counterpart);
    const estimate = model === undefined || place < 0 ? null : model.estimate(models[place]);
    made.set(counterpart, estimate);
    return estimate;
  };
}
