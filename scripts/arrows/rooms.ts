/** Who may import whom. A room may always import itself; a room that is not listed here does not exist. */
export interface Room {
  readonly name: string;
  /** Its folder, or its one file, from the root of the project. */
  readonly place: string;
  readonly mayImport: readonly string[];
  /** Packages from npm, besides our own. "any" where the room's package.json is list enough. */
  readonly packages: readonly string[] | "any";
  readonly because: string;
}

const engineRoom = (name: string, mayImport: readonly string[], because: string): Room => ({
  name: `engine/${name}`,
  place: `packages/engine/src/${name}`,
  mayImport: mayImport.map((each) => `engine/${each}`),
  packages: [],
  because,
});

const NOUNS = ["lib", "model"];
const WORKSHOPS = ["case-file", "analysis", "preparation", "session", "implementation"];
const apart = "the rooms that work on the model do not know each other; what two of them need belongs in model or lib";

const ENGINE_ROOMS: readonly Room[] = [
  engineRoom("lib", [], "lib knows nothing of negotiation, so that everything can stand on it"),
  engineRoom("model", ["lib"], "the nouns come before everything that is done with them"),
  { ...engineRoom("case-file", NOUNS, apart), packages: ["yaml", "saxes", "zod"] },
  engineRoom("analysis", NOUNS, apart),
  { ...engineRoom("preparation", NOUNS, apart), packages: ["yalps"] },
  engineRoom("implementation", NOUNS, apart),
  engineRoom(
    "session",
    [...NOUNS, "implementation"],
    `${apart}; a session may ask implementation what a commitment event means, and nothing else`,
  ),
  engineRoom("strategies", [...NOUNS, "analysis", "session"], "a strategy knows what its party sees, and computes from that alone"),
  engineRoom("simulation", [...NOUNS, ...WORKSHOPS, "strategies"], "a simulation plays strategies; nothing it plays may lean on it"),
  engineRoom(
    "advice",
    [...NOUNS, ...WORKSHOPS, "strategies", "simulation"],
    "advice is the last room of the engine, and everything before it is its material",
  ),
];

export const ROOMS: readonly Room[] = [
  ...ENGINE_ROOMS,
  {
    name: "engine/index",
    place: "packages/engine/src/index.ts",
    mayImport: ENGINE_ROOMS.map((room) => room.name),
    packages: [],
    because: "the list of public names stands at the end of the corridor",
  },
  {
    name: "report",
    place: "packages/report/src",
    mayImport: ["@detente/engine", "@detente/engine/case-file"],
    packages: ["d3-scale", "d3-shape"],
    because: "a report draws plain values that the engine made, and does not ask where they are shown",
  },
  {
    name: "runner",
    place: "packages/runner/src",
    mayImport: ["@detente/engine", "@detente/engine/case-file"],
    packages: ["zod"],
    because: "the runner lends the engine threads, files and processes, and does not know who asks for the games",
  },
  {
    name: "server",
    place: "packages/server/src",
    mayImport: ["@detente/engine", "@detente/engine/case-file", "@detente/report", "@detente/runner"],
    packages: "any",
    because: "the server carries what the engine decides, and does not know who calls it",
  },
  {
    name: "cli",
    place: "packages/cli/src",
    mayImport: ["@detente/engine", "@detente/engine/case-file", "@detente/report", "@detente/runner", "@detente/server"],
    packages: "any",
    because: "the command line is a front of engine, report, runner and server",
  },
  {
    name: "web",
    place: "packages/web/src",
    mayImport: ["@detente/engine", "@detente/engine/case-file", "@detente/report", "@detente/server/contract"],
    packages: "any",
    because: "what the browser gets of the server is its contract; anything else could carry secrets to the page",
  },
  {
    name: "scripts",
    place: "scripts",
    mayImport: ["@detente/engine", "@detente/engine/case-file", "@detente/report", "@detente/runner", "@detente/server/contract"],
    packages: "any",
    because: "the tools use the public doors of the packages, like any outsider",
  },
  {
    name: "bench",
    place: "bench",
    mayImport: [
      "scripts",
      "@detente/engine",
      "@detente/engine/case-file",
      "@detente/report",
      "@detente/runner",
      "server",
      ...ENGINE_ROOMS.map((room) => room.name),
    ],
    packages: "any",
    because: "a benchmark may time any piece of the engine and of the server, and use the tools",
  },
];
