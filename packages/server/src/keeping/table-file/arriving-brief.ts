import type { Case } from "@detente/engine";
import type { CaseDesk } from "../../cases/desk/case-desk.ts";
import type { ReadCase } from "../../cases/desk/desk-job.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import { placeOfBrief, readFold, readSoundSeq } from "../../store/brief-event-store.ts";
import type { ArrivingPeople } from "./arriving-people.ts";
import type { LineOf } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";
import type { Writes } from "./writes.ts";

interface Means {
  readonly writes: Writes;
  readonly people: ArrivingPeople;
  readonly desk: CaseDesk;
  readonly table: string;
  readonly sealer: Sealer;
  readonly read: ReadCase;
  /** Uuid of who takes it in. */
  readonly by: string;
  readonly value: Case;
}

/** Edits between two wholes at most: more than the server ever leaves. */
const MOST_BETWEEN = 20;

interface Came {
  seq: number;
  whole: number;
}

/** The briefs of a table, edit by edit. */
export class ArrivingBriefs {
  readonly #means: Means;
  readonly #came = new Map<string, Came>();
  readonly #sound = new Set<string>();

  constructor(means: Means) {
    this.#means = means;
  }

  async take({ party, seq, by, at, isWhole, isSound }: LineOf<"brief">, text: string): Promise<void> {
    const { writes, people, table, sealer, read } = this.#means;
    if (!read.parties.includes(party)) throw new WrongTableFile(`The case has no party ${party}.`);
    const came = this.#came.get(party) ?? { seq: 0, whole: 1 - MOST_BETWEEN };
    this.#came.set(party, came);
    if (seq !== came.seq + 1) throw new WrongTableFile(`Edit ${came.seq + 1} of the brief of ${party} is missing.`);
    if (!isWhole && seq - came.whole >= MOST_BETWEEN) throw new WrongTableFile("Here the brief has to be there as a whole.");
    // What follows is done anew from a whole, so that what lies before has to be tried.
    if (isWhole && came.seq > 0) await this.#tryOut(party, came.seq);
    came.seq = seq;
    if (isWhole) came.whole = seq;
    const author = people.id(by);
    await writes.add(text.length, ({ sql }) => {
      const sealed = sealer.seal(placeOfBrief(table, party, seq), text);
      const row = { table_id: table, party, seq, by_person: author, at, sealed, is_whole: isWhole, is_sound: isSound };
      return sql.insertInto("brief_event").values(row).execute();
    });
  }

  /** After the last. */
  async end(): Promise<void> {
    const { writes, table } = this.#means;
    for (const [party, { seq }] of this.#came) {
      await this.#tryOut(party, seq);
      const sound = await writes.now((transaction) => readSoundSeq(transaction, table, party));
      if (sound !== null) await this.holdsSound(party, sound);
    }
  }

  /** A session can be opened with what the brief was then. Throws where it cannot. */
  async holdsSound(party: string, seq: number): Promise<void> {
    const place = `${seq} ${party}`;
    if (this.#sound.has(place)) return;
    if (seq > (this.#came.get(party)?.seq ?? 0)) throw new WrongTableFile(`The brief of ${party} has no edit ${seq}.`);
    const { desk, read, by } = this.#means;
    const document = await this.#tryOut(party, seq);
    const answer = await desk.ask({ kind: "check", hash: read.hash, kept: read.value, party, document }, by);
    if (answer.kind === "gaveUp" && answer.because === "busy")
      throw new WrongTableFile("", { problem: { code: "busy", detail: "Many cases are being read just now. Ask again in a moment." } });
    if (answer.kind !== "checked" || !answer.isSound)
      throw new WrongTableFile(`No session can be opened with edit ${seq} of the brief of ${party}.`);
    this.#sound.add(place);
  }

  async #tryOut(party: string, to: number): Promise<unknown> {
    const { writes, table, sealer, value } = this.#means;
    return writes.now(async (transaction) => {
      try {
        return (await readFold(transaction, { table, sealer, value }, { party, to }))?.document;
      } catch (error) {
        if (!isOfTheFile(error)) throw error;
        throw new WrongTableFile(`The edits of the brief of ${party} up to ${to} do not lead anywhere.`);
      }
    });
  }
}

/** What JSON and the engine throw at what is no brief; what the database throws is another matter. */
const isOfTheFile = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof TypeError || (error instanceof Error && error.constructor === Error);
