import { randomUUID } from "node:crypto";
import type { Deed, Result, Standpoint } from "@detente/engine";
import type { AdviceDesk } from "../advice/advice-desk.ts";
import { type SideOfSession, sideOfSession } from "../advice/side-of-session.ts";
import type { Problem } from "../contract/problem.ts";
import { deed as deedSchema } from "../contract/deed.ts";
import type { Database } from "../database/database.ts";
import { DeskBroken } from "../desk/desk-broken.ts";
import type { JobData } from "../jobs/jobs.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Sessions } from "../services.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { type BotMind, mindOf, readBot } from "../store/bot-store.ts";
import { hasActedSince, keepLook, lastSeen } from "../store/bot-turn-store.ts";
import { readSeatById } from "../store/seat-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import type { BotCall } from "./bot-calls.ts";
import { nextLook } from "./next-look.ts";

export interface TurnMeans {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly sessions: Pick<Sessions, "act">;
  readonly desk: Pick<AdviceDesk, "ask">;
  readonly log: { readonly error: (facts: object, words: string) => void };
}

/** A bot whose turn may have come. */
interface Player {
  /** Uuid of the person that it is itself. */
  readonly person: string;
  readonly pace: number;
  readonly mind: BotMind;
  /** Position of the last event that its seat saw when it began to look. */
  readonly seen: number;
}

/** Times that a bot looks anew because something happened while it was thinking. */
const MOST_READINGS = 10;
/** What a bot asks for is refused only where an engine's strategy and its session do not agree. */
const PASS: Deed = { kind: "reject" };

/** Makes the moves of bots: reads what the seat sees, has it thought over in a thread, and acts as a person would. */
export class BotTurns {
  readonly #means: TurnMeans;

  constructor(means: TurnMeans) {
    this.#means = means;
  }

  /** One turn, once: whoever does it again after a process has died finds that it was done. Throws where it should be tried again later. */
  async take(data: JobData, signal: AbortSignal): Promise<void> {
    const call: BotCall = { session: String(data["session"]), seat: String(data["seat"]), position: Number(data["position"]) };
    for (let k = 0; k < MOST_READINGS; k++) {
      const player = await this.#player(call);
      if (player === null) return;
      const side = await sideOfSession(this.#means, call.session, { person: player.person, seat: call.seat, as: undefined, path: "" });
      if (side.kind === "failed") return;
      // Between the two another process may have made this very move: then it is among what was read, and to act on that would be a second one.
      if (await this.#hasActed(call, player)) return;
      const deed = await this.#thought(call, { player, side: side.value, signal });
      if (deed === null) return this.#lookedInVain(call, player);
      if ((await this.#acted(call, { player, side: side.value, deed })) === "done") return;
    }
    throw new Error("A bot could not keep up with what happened.");
  }

  /** Null: it does not sit there any more, or has acted since it was called. */
  async #player({ session, seat, position }: BotCall): Promise<Player | null> {
    return this.#means.database.transact({ kind: "engine" }, async (transaction) => {
      const bot = await readBot(transaction, seat);
      const basis = bot && (await readTableBasis(transaction, bot.table));
      if (bot === null || basis === null) return null;
      const { table, person, pace } = bot;
      const is = (await readSeatById(transaction, table, seat))?.is;
      if (is === undefined || !("party" in is) || (await hasActedSince(transaction, session, { person, position }))) return null;
      const seen = await lastSeen(transaction, session, is.party);
      return { person, pace, mind: mindOf(bot, this.#means.sealers.of(table, basis.wrappedKey)), seen };
    });
  }

  #hasActed({ session, position }: BotCall, { person }: Player): Promise<boolean> {
    return this.#means.database.transact({ kind: "engine" }, (transaction) => hasActedSince(transaction, session, { person, position }));
  }

  /** A turn that takes more than a thread gives is passed, so that the others need not wait for ever. */
  async #thought({ session, seat }: BotCall, { player, side: { from }, signal }: Thinking): Promise<Deed | null> {
    const place = `${session}/${seat}`;
    const { strategy, seed } = player.mind;
    const { desk, log } = this.#means;
    try {
      // Each turn as if somebody else asked: none takes the place of another.
      const answer = await desk.ask({ kind: "botMove", from, place, strategy, seed }, { person: randomUUID(), gone: signal });
      if (answer.kind === "ok") return answer.value.deed;
      if (answer.failure.code !== "tooLong") throw new Error(`No move: ${answer.failure.code}`);
      log.error({ session, seat }, "a bot has taken too long, and passes");
    } catch (error) {
      if (!(error instanceof DeskBroken)) throw error;
      log.error({ err: error, session, seat }, "a bot has broken, and passes");
    }
    return passOf(from);
  }

  async #acted(call: BotCall, { player, side, deed }: Acting): Promise<"done" | "stale"> {
    const done = await this.#act(call, { player, side, deed });
    if (done.kind === "ok") return "done";
    if (done.failure.code === "stale") return "stale";
    if (done.failure.code !== "refused") return "done";
    const { session, seat } = call;
    this.#means.log.error({ session, seat, refusal: done.failure.refusal, deed: deed.kind }, "the move of a bot was refused");
    const pass = passOf(side.from);
    const passed = pass === null || deed.kind === pass.kind ? null : await this.#act(call, { player, side, deed: pass });
    if (passed?.kind === "failed" && passed.failure.code === "stale") return "stale";
    if (passed?.kind !== "ok") await this.#lookedInVain(call, player);
    return "done";
  }

  /** By the very walk that people's actions go. The key follows from what was read, so that the same turn is the same action. */
  #act({ session, seat }: BotCall, { player, side, deed }: Acting): Promise<Result<unknown, Problem>> {
    const read = Object.values(side.seqs).reduce<number>((sum, seq) => sum + (seq ?? 0), 0);
    return this.#means.sessions.act(
      { person: player.person, name: "Bot" },
      {
        params: { session },
        query: { seat },
        headers: { "idempotency-key": `bot/${player.person}/${read}/${deed.kind}` },
        body: { action: deedSchema.parse(deed), expected: side.seqs },
      },
    );
  }

  async #lookedInVain({ session, seat }: BotCall, { seen, pace }: Player): Promise<void> {
    const { database, keeper } = this.#means;
    await database.transact({ kind: "engine" }, async (transaction) => {
      const [held, bot] = [await keeper.current(transaction, session), await readBot(transaction, seat)];
      if (held === null || bot === null) return;
      const lookAt = nextLook(held.kept.state, { at: transaction.at, pace });
      await keepLook(transaction, { session, seat, looked: seen, lookAt });
    });
  }
}

interface Thinking {
  readonly player: Player;
  readonly side: SideOfSession;
  readonly signal: AbortSignal;
}

interface Acting {
  readonly player: Player;
  readonly side: SideOfSession;
  readonly deed: Deed;
}

/** Null: nobody waits for it. */
function passOf({ events }: Standpoint): Deed | null {
  const opened = events.find(({ kind }) => kind === "opened");
  return opened?.kind === "opened" && opened.setup.protocol.kind === "alternatingOffers" ? PASS : null;
}
