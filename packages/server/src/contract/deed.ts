import type { Brief, Deed, Issue, IssueId, IssueMapping, OptionId, Outcome, PartialOutcome, PartyId, Rule } from "@detente/engine";
import * as z from "zod";
import { engineRecord, id } from "./parts.ts";
import { groundworkReport, roundsOfDeadline, sessionSetup } from "./setup.ts";

// How long a text may be, and whether it may be blank, is for the session to say [E8].
const text = z.string();
const maybe = { text: z.exactOptional(text), flag: z.exactOptional(z.literal(true)), count: z.exactOptional(z.int().min(0)) };
const count = z.int().min(0);
const outcome = z.record(id<IssueId>(), id<OptionId>()) as unknown as z.ZodType<Outcome, Record<string, string>>;
const partialOutcome = outcome as unknown as z.ZodType<PartialOutcome, Record<string, string>>;
const anOption = { issue: id<IssueId>(), option: id<OptionId>() };
const reason = { reason: maybe.text };
const yesOrNo = z.enum(["yes", "no"]);
const vote = z.strictObject({ is: z.enum(["accept", "reject"]), strength: z.enum(["strong", "weak"]) });

const kind = <Kind extends Deed["kind"], Parts extends z.ZodRawShape>(kind: Kind, parts: Parts) =>
  z.strictObject({ kind: z.literal(kind), ...parts });

/**
 * What can be asked for in a session, each part of the kind that it must be and nothing besides. Issues, rules, mappings and briefs are
 * looked at by the session, which knows the case. Who asks is not said here: it follows from the seat.
 */
export const deed = z.discriminatedUnion("kind", [
  kind("open", { setup: sessionSetup, briefHashes: z.exactOptional(z.record(id<PartyId>(), text)) }),
  kind("offer", { outcome, message: maybe.text }),
  kind("offerPart", { options: partialOutcome, message: maybe.text }),
  kind("accept", { offer: count, adReferendum: maybe.flag }),
  kind("reject", { offer: maybe.count }),
  kind("withdraw", { offer: count }),
  kind("confirm", {}),
  kind("decline", {}),
  kind("overrideRedLine", { redLine: text, reason: text }),
  kind("giveMandate", { issues: z.array(id<IssueId>()) }),
  kind("message", { to: z.enum(["table", "delegation", "caucus"]), party: z.exactOptional(id<PartyId>()), text, isBinding: maybe.flag }),
  kind("state", { speaker: text, text, date: text, source: maybe.text }),
  kind("openMeeting", { title: maybe.text }),
  kind("closeMeeting", {}),
  kind("pause", { ...reason, until: maybe.text }),
  kind("resume", {}),
  kind("reset", reason),
  kind("walkAway", reason),
  kind("tick", {}),
  kind("moveDeadline", { rounds: z.exactOptional(roundsOfDeadline), deadlineAt: maybe.text }),
  kind("proposeText", { ...anOption, text }),
  kind("agreeText", anOption),
  kind("bracketText", anOption),
  kind("reportGroundwork", { report: groundworkReport }),
  kind("overrideGroundwork", { reason: text }),
  kind("amend", {
    issues: z.array(engineRecord<Issue>("An issue, as a case file has it")),
    constraints: z.array(engineRecord<Rule>("A combination that cannot be")),
    mapping: engineRecord<IssueMapping>("What old issues and options are called now; null: gone"),
  }),
  kind("reviseBrief", { brief: engineRecord<Brief>("The party's own brief, whole"), briefHash: maybe.text }),
  kind("putText", { outcome, draw: z.exactOptional(z.number()) }),
  kind("vote", { text: count, vote }),
  kind("proposeAgreement", {}),
  kind("suggest", { outcome }),
  kind("answer", { suggestion: count, answer: yesOrNo }),
  kind("bid", { amount: z.number() }),
  kind("optIn", { briefHash: maybe.text }),
  kind("optOut", {}),
  kind("proposeImprovement", { outcome, until: text }),
  kind("proposeNothing", {}),
  kind("answerImprovement", { answer: yesOrNo }),
]);
