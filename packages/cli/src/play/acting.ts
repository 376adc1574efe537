import { decide, type Deed, type Outcome, type Refusal } from "@detente/engine";
import { type Command, type Consequence, STAY } from "./command.ts";
import { standingOffer } from "./offers-so-far.ts";
import { refusalWords } from "./refusal-words.ts";
import type { Turn } from "./turn.ts";

/** What cannot be taken back. */
export const ACTING: readonly Command[] = [
  { name: "send", also: [], takes: "", help: "puts your draft on the table", spelling: "whole", run: send },
  { name: "accept", also: [], takes: "", help: "accepts the offer on the table", spelling: "whole", run: accept },
  { name: "reject", also: ["pass"], takes: "", help: "rejects it, and offers nothing this turn", spelling: "whole", run: reject },
  { name: "walk", also: ["leave"], takes: "", help: "leaves the talks for good, without agreement", spelling: "whole", run: walk },
  {
    name: "override",
    also: [],
    takes: "LINE because REASON",
    help: "sets a red line of yours aside, for this game",
    spelling: "whole",
    run: override,
  },
];

/** Why the table would refuse it; null where it would not. Asked with what the person may know, which is enough. */
function refusalOf({ sight, state }: Turn, deed: Deed): Refusal | null {
  const decision = decide(sight.current, state, { ...deed, by: { kind: "party", party: sight.party } }, state.at);
  return decision.kind === "failed" ? decision.failure : null;
}

function act(turn: Turn, deed: Deed, words: string): Consequence {
  const refusal = refusalOf(turn, deed);
  if (refusal === null) return { kind: "deed", deed, words };
  turn.screen.say(refusalWords(refusal, turn.sight), "warning");
  return STAY;
}

async function send(turn: Turn): Promise<Consequence> {
  const { outcome } = turn.draft;
  const deed: Deed = { kind: "offer", outcome };
  if (refusalOf(turn, deed) === null && !(await wantsIt(turn, outcome, "Send it all the same?"))) return goesOn(turn);
  return act(turn, deed, "Sent.");
}

async function accept(turn: Turn): Promise<Consequence> {
  const standing = standingOffer(turn);
  if (standing === null) {
    turn.screen.say("There is no offer of another to accept. Make one yourself: offer, or issue=option, then send.", "warning");
    return STAY;
  }
  const deed: Deed = { kind: "accept", offer: standing.offer };
  if (refusalOf(turn, deed) === null && !(await wantsIt(turn, standing.outcome, "Accept it all the same?"))) return goesOn(turn);
  return act(turn, deed, "Accepted.");
}

function reject(turn: Turn): Consequence {
  const standing = standingOffer(turn);
  return act(
    turn,
    standing === null ? { kind: "reject" } : { kind: "reject", offer: standing.offer },
    standing === null ? "Passed." : "Rejected.",
  );
}

async function walk(turn: Turn): Promise<Consequence> {
  const { screen, sight } = turn;
  const points = sight.labels.points(0, sight.own.reservation);
  screen.say(`If you walk away there is no agreement, and you have ${points}, what no agreement is worth to you.`);
  const answer = await isConfirmed(turn, "Walk away?");
  return answer ? act(turn, { kind: "walkAway" }, "You have left.") : goesOn(turn);
}

function override(turn: Turn, rest: string): Consequence {
  const [, written = "", reason = ""] = /^(\S*)(?:\s+because\b)?\s*(.*)$/su.exec(rest) ?? [];
  const begun = turn.sight.brief.redLines.filter(({ id }) => written !== "" && id.startsWith(written.toLowerCase()));
  const redLine = begun.length === 1 ? (begun[0]?.id ?? written) : written;
  if (turn.view.overrides.some((each) => each.redLine === redLine)) {
    turn.screen.say(`You have overridden ${redLine} already.`);
    return STAY;
  }
  return act(turn, { kind: "overrideRedLine", redLine, reason }, `Overridden, for this game: ${redLine}. Nobody else learns of it.`);
}

/** Asks before something that is worth less than no agreement. */
async function wantsIt(turn: Turn, outcome: Outcome, question: string): Promise<boolean> {
  const { own, labels } = turn.sight;
  const utility = (own.inverse.utility(outcome) ?? Number.NaN) * own.discount ** turn.view.relativeTime;
  if (!(utility < own.reservation)) return true;
  const [less, points] = [labels.points(0, own.reservation - utility), labels.points(0, own.reservation)];
  turn.screen.say(`That is ${less} less than no agreement, which is worth ${points} to you.`, "warning");
  return isConfirmed(turn, question);
}

/** Where the input ends at a question the answer is no, and the next question finds out that it has ended. */
async function isConfirmed({ keyboard, screen }: Turn, question: string): Promise<boolean> {
  const answer = await keyboard.line(screen.prompt(`${question} Type yes, or anything else to go on:`));
  return answer?.toLowerCase() === "yes";
}

function goesOn({ screen }: Turn): Consequence {
  screen.say("Nothing is done; the talks go on.");
  return STAY;
}
