import type { Action, ActionKind } from "./action.ts";
import type { Actor } from "./actor.ts";
import { isCount, isFlag, isList, isNumber, isOptional, isRecord, isText, isWord, type Check } from "../lib/plain-checks.ts";
import { type Refusal, refusal } from "./refusal.ts";

/**
 * Why this is no action at all, whatever its type says; null where it is one [E9]. Actions come from other programs, as JSON that may
 * never have been compared with their type. Looks at the outermost parts; what is inside an outcome, a setup, a brief or an amendment
 * is looked at where its meaning is.
 */
export function actionProblem(action: Action): Refusal | null {
  if (!isRecord(action) || !isRecord(action.by)) return bad("");
  return isUsual(action) ? null : problemOf(action);
}

/** The three kinds of which games consist, rightly asked by a party. Such an actor is not copied into events. */
function isUsual(action: Action): boolean {
  if (action.by.kind !== "party" || !isText(action.by.party)) return false;
  switch (action.kind) {
    case "offer":
      return isRecord(action.outcome) && action.message === undefined;
    case "accept":
      return isCount(action.offer) && action.adReferendum === undefined;
    case "reject":
      return action.offer === undefined || isCount(action.offer);
    default:
      return false;
  }
}

const bad = (path: string): Refusal => refusal("badAction", path);

/** Of a known kind, and nothing besides: the actor is copied into events. */
function isActor(by: Actor): boolean {
  switch (by.kind) {
    case "party":
      return isText(by.party) && Object.keys(by).length === 2;
    case "mediator":
    case "facilitator":
    case "clock":
      return Object.keys(by).length === 1;
    default:
      return false;
  }
}

function problemOf(action: Action): Refusal | null {
  if (!isActor(action.by)) return bad("by");
  if (!isText(action.kind) || !Object.hasOwn(SHAPES, action.kind)) return bad("kind");
  for (const [part, check] of SHAPES[action.kind]) {
    // Only parts that this kind of action may have are asked for.
    if (!check((action as unknown as Readonly<Record<string, unknown>>)[part])) return bad(part);
  }
  return null;
}

type Shape = readonly (readonly [part: string, check: Check])[];

const NOTHING: Shape = [];
const REASON: Shape = [["reason", isOptional(isText)]];
const OPTION: Shape = [
  ["issue", isText],
  ["option", isText],
];

const SHAPES: Readonly<Record<ActionKind, Shape>> = {
  open: [
    ["setup", isRecord],
    ["briefHashes", isOptional(isRecord)],
  ],
  offer: [
    ["outcome", isRecord],
    ["message", isOptional(isText)],
  ],
  offerPart: [
    ["options", isRecord],
    ["message", isOptional(isText)],
  ],
  accept: [
    ["offer", isCount],
    ["adReferendum", isOptional(isFlag)],
  ],
  reject: [["offer", isOptional(isCount)]],
  withdraw: [["offer", isCount]],
  confirm: NOTHING,
  decline: NOTHING,
  overrideRedLine: [
    ["redLine", isText],
    ["reason", isText],
  ],
  giveMandate: [["issues", isList(isText)]],
  message: [
    ["to", isWord("table", "delegation", "caucus")],
    ["party", isOptional(isText)],
    ["text", isText],
    ["isBinding", isOptional(isFlag)],
  ],
  state: [
    ["speaker", isText],
    ["text", isText],
    ["date", isText],
    ["source", isOptional(isText)],
  ],
  openMeeting: [["title", isOptional(isText)]],
  closeMeeting: NOTHING,
  pause: [...REASON, ["until", isOptional(isText)]],
  resume: NOTHING,
  reset: REASON,
  walkAway: REASON,
  tick: NOTHING,
  moveDeadline: [
    ["rounds", isOptional(isNumber)],
    ["deadlineAt", isOptional(isText)],
  ],
  proposeText: [...OPTION, ["text", isText]],
  agreeText: OPTION,
  bracketText: OPTION,
  reportGroundwork: [["report", isRecord]],
  overrideGroundwork: [["reason", isText]],
  amend: [
    ["issues", Array.isArray],
    ["constraints", Array.isArray],
    ["mapping", isRecord],
  ],
  reviseBrief: [
    ["brief", isRecord],
    ["briefHash", isOptional(isText)],
  ],
  putText: [
    ["outcome", isRecord],
    ["draw", isOptional(isNumber)],
  ],
  vote: [
    ["text", isCount],
    ["vote", isVote],
  ],
  proposeAgreement: NOTHING,
  suggest: [["outcome", isRecord]],
  answer: [
    ["suggestion", isCount],
    ["answer", isWord("yes", "no")],
  ],
  bid: [["amount", isNumber]],
  optIn: [["briefHash", isOptional(isText)]],
  optOut: NOTHING,
  proposeImprovement: [
    ["outcome", isRecord],
    ["until", isText],
  ],
  proposeNothing: NOTHING,
  answerImprovement: [["answer", isWord("yes", "no")]],
};

function isVote(value: unknown): boolean {
  return isRecord(value) && isWord("accept", "reject")(value["is"]) && isWord("strong", "weak")(value["strength"]);
}
