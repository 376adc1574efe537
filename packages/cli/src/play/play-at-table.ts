import type { Case, GameInput, PartyId } from "@detente/engine";
import { type GameFrame, type GameRecord, gameRecord, type PlayedGame, playGame, TIME_LIMITS, unfinishedRecord } from "@detente/runner";
import { BAD_INPUT, type ExitCode, FINE, REFUSED } from "../exit-code.ts";
import { gameRefusalWords } from "../game-refusal-words.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { differenceFrom } from "./difference-from.ts";
import { type GameFile, shellWord } from "./game-file.ts";
import { Keyboard } from "./keyboard.ts";
import { news } from "./offers-so-far.ts";
import { Person } from "./person.ts";
import { Screen } from "./screen.ts";
import { showDebrief } from "./show-debrief.ts";
import { showOpening } from "./show-opening.ts";
import { type Sight, sightOf } from "./sight.ts";
import { newsWords } from "./turn-screen.ts";

export interface GameAtHand {
  readonly value: Case;
  readonly party: PartyId;
  /** Its players as they are now. */
  readonly frame: GameFrame;
  readonly file: GameFile;
  /** A game that goes on, as it is in its file. */
  readonly before: GameRecord | null;
  readonly plots: "drawn" | "onDemand";
}

/**
 * Lets the person play a game to its end, or until it is left; keeps it in its file all the while. 0: the game is over, or nothing of it
 * is kept as nothing was sent. 1: it is not over.
 */
export async function playAtTable(game: GameAtHand, terminal: Terminal): Promise<ExitCode> {
  const sight = sightOf(game.value, game.party, game.frame.setup);
  if (sight === null) {
    terminal.say(`${game.party} has no outcome that is possible and crosses none of its red lines, so it cannot be played`);
    return BAD_INPUT;
  }
  const visit = new Visit(game, sight, terminal);
  return game.file.place.kind === "named" && !visit.keep() ? REFUSED : visit.play();
}

/** One time at the table. */
class Visit {
  readonly #game: GameAtHand;
  readonly #sight: Sight;
  readonly #terminal: Terminal;
  readonly #screen: Screen;
  readonly #keyboard: Keyboard;
  readonly #person: Person;
  readonly #left = Promise.withResolvers<void>();
  #inputs: readonly GameInput[] = [];
  /** Why the game cannot go on. */
  #problem: string | null = null;

  // oxlint-disable-next-line max-params -- a game, what is seen of it, and where.
  constructor(game: GameAtHand, sight: Sight, terminal: Terminal) {
    this.#game = game;
    this.#sight = sight;
    this.#terminal = terminal;
    this.#screen = new Screen(terminal);
    this.#keyboard = new Keyboard(terminal, () => farewell(game.file, this.#person).join("\n"));
    this.#person = new Person({
      sight,
      screen: this.#screen,
      keyboard: this.#keyboard,
      plots: { isDrawn: game.plots === "drawn" },
      mayBegin: () => this.#mayBegin(),
      leave: (wish) => {
        if (wish === "save") this.keep();
        this.#left.resolve();
      },
      broken: (error) => this.#left.reject(error),
    });
  }

  async play(): Promise<ExitCode> {
    const { value, frame, party, before } = this.#game;
    const names = frame.players.map((player) => [player.party, player.party === party ? this.#person : player.name] as const);
    const played = await playGame({
      value,
      frame,
      players: Object.fromEntries(names),
      limits: TIME_LIMITS,
      folder: process.cwd(),
      before: before?.inputs ?? [],
      left: this.#left.promise,
      onTurn: (_, inputs) => this.#kept(inputs),
    });
    this.#keyboard.close();
    if (played.kind === "failed") return this.#refused(gameRefusalWords(played.failure));
    return played.value === null ? this.#leave() : this.#end(played.value);
  }

  /** Writes the game as it is to its file. What goes wrong is said; false then. */
  keep(): boolean {
    const { value, frame, file } = this.#game;
    const kept = file.keep(unfinishedRecord(value, frame, { inputs: this.#inputs, events: this.#person.events }));
    if (kept.kind === "failed") this.#terminal.say(`The game is not kept! ${kept.failure}`);
    return kept.kind === "ok";
  }

  #kept(inputs: readonly GameInput[]): void {
    this.#inputs = inputs;
    if (this.#person.hasActed) this.keep();
    this.#person.confirm();
  }

  /** Greets, and sees to it that a game which goes on is the one that was left. */
  #mayBegin(): boolean {
    const { before, frame, file } = this.#game;
    this.#problem = before === null ? null : differenceFrom(before, { players: frame.players, events: this.#person.events });
    if (this.#problem !== null) this.#left.resolve();
    else showOpening(this.#screen, this.#sight, { frame, file, isResumed: before !== null });
    return this.#problem === null;
  }

  #leave(): ExitCode {
    if (this.#problem !== null) return this.#refused(this.#problem);
    this.#screen.lines(farewell(this.#game.file, this.#person));
    return this.#game.file.isKept || this.#person.hasActed ? REFUSED : FINE;
  }

  #end({ game, players }: PlayedGame): ExitCode {
    const { value, frame, file, before } = this.#game;
    // It may have been over when it was left, and nobody was asked then.
    const problem = before === null || this.#person.hasActed ? null : differenceFrom(before, { players, events: this.#person.events });
    if (problem !== null) return this.#refused(problem);
    const record = gameRecord(value, { ...frame, players }, game);
    const kept = file.keep(record);
    for (const step of news({ sight: this.#sight, events: this.#person.events })) this.#screen.say(newsWords(step));
    showDebrief(this.#screen, this.#sight, { value, record });
    if (kept.kind === "failed") this.#terminal.say(`The game is not kept! ${kept.failure}`);
    else
      this.#screen.lines([
        "To see it step by step, and as a page with pictures:",
        `  detente replay ${shellWord(file.path)} --html game.html`,
      ]);
    return kept.kind === "ok" ? FINE : REFUSED;
  }

  #refused(words: string): ExitCode {
    const { file, before } = this.#game;
    this.#terminal.say(visible(before === null ? words : `${file.path}: ${words}`, "line"));
    return BAD_INPUT;
  }
}

/** What becomes of a game that is left. A command stands on a line of its own, whole, to be copied. */
function farewell(file: GameFile, { hasActed }: Person): readonly string[] {
  if (file.isKept) return ["The game is not over; it is kept. To go on with it:", `  detente play --resume ${shellWord(file.path)}`];
  return [hasActed ? "The game is not over, and could not be kept." : "You have sent nothing, so nothing is kept."];
}
