import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { Audience, Viewer } from "./audience.ts";
import { caucusAudience, partyAudience } from "./audience.ts";
import type { Action, ActionKind } from "./action.ts";
import { chainOf } from "./chain.fixture.ts";
import { decide } from "./decide.ts";
import { type Decision, lastSeenAt } from "./deciding.ts";
import type { SessionEvent } from "./event.ts";
import { HiddenWorld, NoOtherSecrets } from "./other-world/hidden-world.fixture.ts";
import { repeatStep, stir } from "./other-world/repeat-step.fixture.ts";
import { KINDS, randomDeed } from "./random-deed.fixture.ts";
import { CASES, pick } from "./random-table.fixture.ts";
import { later, randomWorld, type Step, visibleTo } from "./other-world/world.fixture.ts";
import type { SessionState } from "./state.ts";
import { viewOf } from "./view-for.ts";

const SEED = 20_261_125;
const COUNT = Number(process.env["DETENTE_SECRECY"] ?? 300);

/** What a viewer gets to know: by looking, by asking, and by keeping its logs. */
interface Windows {
  view(state: SessionState, viewer: Viewer, at: string): unknown;
  decide(state: SessionState, action: Action, at: string): Decision;
  chain(events: readonly SessionEvent[], audience: Audience): unknown;
}

const HONEST: Windows = {
  view: viewOf,
  decide: (state, action, at) => decide(state.current, state, action, at),
  chain: chainOf,
};

const seen = {
  skipped: 0,
  different: 0,
  visible: 0,
  hidden: 0,
  texts: 0,
  matches: 0,
  proposals: 0,
  improvements: 0,
  probes: 0,
  viewers: new Map<string, number>(),
};

/** What the answer to these shows of others is shown to all: that a text was decided, that two amounts met. */
const TELLING: ReadonlySet<ActionKind> = new Set(["vote", "answer", "bid", "walkAway", "answerImprovement"]);
const TOLD: ReadonlySet<SessionEvent["kind"]> = new Set(["textDecided", "agreementProposed", "agreed", "endedWithoutAgreement"]);

function randomViewer(rng: Rng, { setup }: SessionState): Viewer {
  const kind = rng.below(6);
  if (kind === 0) return { kind: "observer" };
  if (kind === 1 || setup === null) return { kind: "mediator" };
  return { kind: "party", party: pick(rng, setup.parties) };
}

const audiencesOf = (viewer: Viewer, { setup }: SessionState): readonly Audience[] => {
  if (viewer.kind === "party") return ["table", partyAudience(viewer.party), caucusAudience(viewer.party)];
  return viewer.kind === "mediator" ? ["table", "mediator", ...(setup?.parties ?? []).map(caucusAudience)] : ["table"];
};

const text = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));

/** What differs between two worlds in which the viewer should notice no difference; undefined for nothing. */
function leak(rng: Rng, windows: Windows): string | undefined {
  const first = randomWorld(rng, pick(rng, CASES));
  const viewer = randomViewer(rng, first.state);
  const hidden = new HiddenWorld(rng, first, viewer);
  const name = viewer.kind === "party" ? "party" : viewer.kind;
  seen.viewers.set(
    `${first.state.setup?.protocol.kind} ${name}`,
    (seen.viewers.get(`${first.state.setup?.protocol.kind} ${name}`) ?? 0) + 1,
  );
  for (const [k, step] of first.steps.entries()) {
    const expected = visibleTo(viewer, step.events);
    if (expected.length === 0) {
      const fault = hiddenLeak(windows, viewer, step);
      if (fault !== undefined) return fault;
      continue;
    }
    stir(hidden, k);
    const events = visibleTo(viewer, repeatStep(hidden, k));
    if (text(events) !== text(expected)) return `${step.action.kind} is another event: ${text(expected)} ${text(events)}`;
    if (events.some(({ kind }) => kind === "textDecided")) seen.texts++;
    if (events.some(({ kind }) => kind === "improvementProposed")) seen.proposals++;
    const agreed = events.find((event) => event.kind === "agreed");
    if (agreed !== undefined && agreed.offer === undefined) seen[agreed.replaces === undefined ? "matches" : "improvements"]++;
    const fault = stepLeak({ rng, windows, viewer }, step, hidden.world.state);
    if (fault !== undefined) return fault;
  }
  const behind = [first, hidden.world].map(({ steps }) => steps.filter(({ events }) => visibleTo(viewer, events).length === 0));
  if (text(behind[0]?.map(({ events }) => events)) !== text(behind[1]?.map(({ events }) => events))) seen.different++;
  for (const step of behind[1] ?? []) {
    const fault = hiddenLeak(windows, viewer, step);
    if (fault !== undefined) return fault;
  }
  const audiences = audiencesOf(viewer, first.state);
  const different = audiences.find(
    (audience) => text(windows.chain(first.events, audience)) !== text(windows.chain(hidden.world.events, audience)),
  );
  return different === undefined ? undefined : `the chain of ${different} is another`;
}

/** What happens out of sight leaves the view as it is. */
function hiddenLeak(windows: Windows, viewer: Viewer, { action, before, after }: Step): string | undefined {
  seen.hidden++;
  const at = later(after.at, 1);
  return text(windows.view(before, viewer, at)) === text(windows.view(after, viewer, at))
    ? undefined
    : `${action.kind} out of sight changes the view`;
}

interface Watch {
  readonly rng: Rng;
  readonly windows: Windows;
  readonly viewer: Viewer;
}

function stepLeak({ rng, windows, viewer }: Watch, { action, after, at }: Step, other: SessionState): string | undefined {
  seen.visible++;
  if (text(windows.view(after, viewer, at)) !== text(windows.view(other, viewer, at))) return `the view after ${action.kind} is another`;
  if (viewer.kind !== "party" && viewer.kind !== "mediator") return undefined;
  for (let k = 0; k < 3; k++) {
    const kind = pick(rng, KINDS);
    const time = later(lastSeenAt(after, viewer), rng.below(3) * 20_000 - 20_000);
    const probe: Action = { by: viewer, ...randomDeed(rng, after, { by: viewer, kind, minutes: 600 }) };
    const [one, two] = [after, other].map((state) => told(windows.decide(state, probe, time), kind));
    seen.probes++;
    if (one !== two) return `${kind} is answered otherwise: ${one} ${two}`;
  }
  return undefined;
}

const told = (decision: Decision, kind: ActionKind): string =>
  text(decision.kind === "ok" && TELLING.has(kind) ? decision.value.filter((event) => !TOLD.has(event.kind)) : decision);

/** The first leak among so many cases. */
function firstLeak(windows: Windows, count: number): string | undefined {
  const rng = Rng.fromSeed(SEED);
  for (let i = 0; i < count; i++) {
    const state = rng.state();
    try {
      const found = leak(rng, windows);
      if (found !== undefined) return `case ${i} (state ${state.join(" ")}): ${found}`;
    } catch (error) {
      if (!(error instanceof NoOtherSecrets)) throw new Error(`case ${i} (state ${state.join(" ")}) threw`, { cause: error });
      seen.skipped++;
    }
  }
  return undefined;
}

test(`in ${COUNT} sessions no viewer could tell what it may not know`, { timeout: 60_000 + COUNT * 100 }, () => {
  expect(firstLeak(HONEST, COUNT)).toBeUndefined();
  expect(seen.skipped).toBeLessThanOrEqual(COUNT / 100);
  expect(seen.different).toBeGreaterThan(COUNT * 0.9);
  expect(seen.improvements).toBeGreaterThan(0);
  const { skipped, different, visible, hidden, probes, texts, matches, proposals, improvements, viewers } = seen;
  const counts = [...viewers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`);
  console.log(
    `figure: ${COUNT} sessions, each twice with other secrets behind it (${different} differ in them, ${skipped} left out): ${counts.join(", ")}`,
  );
  console.log(
    `figure: ${visible} steps seen alike, among them ${texts} texts decided and ${matches} matches by others' votes, answers and amounts, ${proposals} improvements proposed and ${improvements} common yeses; ${hidden} steps out of sight that changed no view; ${probes} actions answered alike`,
  );
});

const lastOfAll = (logs: SessionState["privateLogs"], at: string): string =>
  Object.values(logs).reduce((last, log) => (log !== undefined && log.at > last ? log.at : last), at);

const leaky = (extra: (state: SessionState) => object): Windows => ({
  ...HONEST,
  view: (state, viewer, at) => ({ ...viewOf(state, viewer, at), ...extra(state) }),
});

test.each<[string, Windows]>([
  ["spreads what changes seldom", leaky(({ matters }) => ({ ...matters }))],
  ["spreads what the protocol keeps", leaky(({ floor }) => ({ ...floor }))],
  ["spreads the briefs", leaky(({ current }) => ({ ...current.value.briefs }))],
  ["counts the events of others", leaky(({ privateLogs }) => ({ count: Object.keys(privateLogs).length }))],
  ["says when somebody last did something", leaky(({ privateLogs, at }) => ({ last: lastOfAll(privateLogs, at) }))],
  [
    "says how many have voted",
    leaky(({ floor }) => ({ votes: floor.kind === "singleText" ? Object.keys(floor.pending?.votes ?? {}).length : 0 })),
  ],
  [
    "says how many answered",
    leaky(({ floor }) => ({
      answers: floor.kind === "blindBids" ? floor.suggestions.map(({ answers }) => Object.keys(answers).length) : 0,
    })),
  ],
  [
    "says how many have opted in",
    leaky(({ floor }) => ({ optedIn: floor.kind === "postSettlement" ? Object.keys(floor.optedIn).length : 0 })),
  ],
  [
    "says how many answered the proposal",
    leaky(({ floor }) => ({ answers: floor.kind === "postSettlement" ? Object.keys(floor.answers).length : 0 })),
  ],
  ["says how many amounts were named", leaky(({ floor }) => ({ bids: floor.kind === "blindBids" ? Object.keys(floor.bids).length : 0 }))],
])("a view that %s is found out", (_, windows) => {
  expect(firstLeak(windows, 2_000)).toMatch(/view/);
});

test("a refusal that tells of the time of what others did is found out", () => {
  const strict: Windows = {
    ...HONEST,
    decide: (state, action, at) => {
      const last = lastOfAll(state.privateLogs, state.at);
      return at < last
        ? { kind: "failed", failure: { code: "timeRunsBack", path: "at", facts: { at, last } } }
        : HONEST.decide(state, action, at);
    },
  };
  expect(firstLeak(strict, 2_000)).toMatch(/is answered otherwise/);
});

test("a refusal that tells whether others have opted in is found out", () => {
  const telling: Windows = {
    ...HONEST,
    decide: (state, action, at) =>
      action.kind === "answerImprovement" && state.floor.kind === "postSettlement" && state.floor.proposal === null
        ? { kind: "failed", failure: { code: "noProposal", path: "", facts: { in: Object.keys(state.floor.optedIn).length } } }
        : HONEST.decide(state, action, at),
  };
  expect(firstLeak(telling, 2_000)).toMatch(/is answered otherwise/);
});

test("a chain that counts all events of a session is found out", () => {
  const counted: Windows = {
    ...HONEST,
    chain: (events, audience) => events.flatMap((event, k) => (event.audience === audience ? [k] : [])),
  };
  expect(firstLeak(counted, 2_000)).toMatch(/the chain of/);
});
