import { posix } from "node:path";
import type { Import } from "./imports-of.ts";
import { ROOMS, type Room } from "./rooms.ts";
import type { Violation } from "./violation.ts";

const PURE = ["packages/engine/src/", "packages/report/src/"];

/** Tests and benchmarks, and what only they use. */
export const isForTests = (path: string): boolean =>
  /(?:\.(?:test|bench|fixture|arbitrary)|[-.]twin)\.ts$/.test(path) || /\/test-support\//.test(path);

const isTool = (path: string): boolean => path.startsWith("scripts/") || path.startsWith("bench/");

export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => path === room.place || path.startsWith(`${room.place}/`));
}

const packageOf = (path: string): string | undefined => /^packages\/[^/]+\//.exec(path)?.[0];

/** What is wrong with one import of the module at `path`, if anything. */
export function importViolation(path: string, found: Import): Violation | undefined {
  const room = roomOf(path);
  if (room === undefined) return undefined; // reported once for the file
  const problem = found.specifier.startsWith(".") ? relativeProblem(path, room, found) : packageProblem(path, room, found.specifier);
  return problem && { path, line: found.line, what: `imports ${found.specifier}`, ...problem };
}

interface Problem {
  readonly rule: string;
  readonly because: string;
}

function relativeProblem(path: string, room: Room, found: Import): Problem | undefined {
  const target = posix.join(posix.dirname(path), found.specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined)
    return { rule: "every room has a line in scripts/arrows/rooms.ts", because: `${target} is in no room of the table` };
  const isOnlyForTests = isForTests(target) || isTool(target);
  if (isOnlyForTests && !isForTests(path) && !isTool(path))
    return { rule: "what ships does not import tests or their tools", because: "it would carry them to every user" };
  if (isForTests(path) && (isOnlyForTests || packageOf(path) === packageOf(target))) return undefined;
  if (/(?:^|\/)index\.ts$/.test(target) && packageOf(path) === packageOf(target))
    return {
      rule: "inside a package, import the file you mean",
      because: "index.ts lists the public names for outsiders; going through it hides who needs what, and makes circles",
    };
  if (room.name === "engine/strategies" && target === "packages/engine/src/model/case.ts" && found.names.includes("Case"))
    return {
      rule: "strategies do not name Case",
      because: "whoever holds the whole case can read the other side's brief; a strategy is handed its party's view",
    };
  return targetRoom === room || room.mayImport.includes(targetRoom.name) ? undefined : arrow(room, targetRoom.name);
}

function packageProblem(path: string, room: Room, specifier: string): Problem | undefined {
  if (specifier.startsWith("@detente/")) return room.mayImport.includes(specifier) ? undefined : arrow(room, specifier);
  if (isForTests(path)) return undefined;
  if (specifier.startsWith("node:"))
    return PURE.some((place) => path.startsWith(place))
      ? {
          rule: "no node:* in packages/engine/src and packages/report/src, except in tests",
          because: "both run in the browser, and neither reads nor writes",
        }
      : undefined;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  if (room.packages === "any" || room.packages.includes(name)) return undefined;
  const allowed = room.packages.length === 0 ? "no package" : `only ${room.packages.join(", ")}`;
  return {
    rule: `${room.name} imports ${allowed} from npm`,
    because: "a pure room with few dependencies stays small, quick to load and easy to trust",
  };
}

function arrow(room: Room, target: string): Problem {
  const allowed = room.mayImport.length === 0 ? "nothing" : `only ${room.mayImport.join(", ")}`;
  return { rule: `${room.name} may import ${allowed}, not ${target}`, because: room.because };
}
