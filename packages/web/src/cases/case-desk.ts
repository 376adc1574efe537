import { EXAMPLES } from "virtual:examples";
import { engine } from "../engine/engine.ts";
import { type KeptCase, keptCase } from "./kept-cases.ts";
import { OpenCase } from "./open-case.ts";

const open = new Map<string, Promise<OpenCase | null>>();

/** The case of this name: one that was kept, or an example, which is kept from its first change on. Null: there is none. */
export function caseOf(id: string): Promise<OpenCase | null> {
  const known = open.get(id);
  if (known !== undefined) return known;
  const made = opened(id);
  open.set(id, made);
  void made.then((found) => found === null && open.delete(id));
  return made;
}

async function opened(id: string): Promise<OpenCase | null> {
  const kept = (await keptCase(id)) ?? (await exampleCase(id));
  if (kept === null) return null;
  const found = new OpenCase(kept);
  await found.read();
  return found;
}

async function exampleCase(id: string): Promise<KeptCase | null> {
  const example = EXAMPLES.find((each) => each.id === id);
  if (example === undefined) return null;
  const text = await (await fetch(example.address)).text();
  const read = await engine.quick.ask("read", { name: `${id}.yaml`, text });
  if (read.kind === "failed") throw new Error(`Expected an example without errors: ${id}`);
  return { id, document: read.value.document, changedAt: new Date().toISOString() };
}
