/** A claim of the project with the run that shows it in full count; `npm test` runs a seeded sample of the same. */
export interface Proof {
  readonly name: string;
  readonly shows: string;
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

const tests = (filter: string): Proof["command"] => ["vitest", "run", "--reporter=default", "--testTimeout=3600000", filter];

export const PROOFS: readonly Proof[] = [
  {
    name: "fuzz",
    shows:
      "100,000 inputs, broken at places drawn with a seed, give a result or refusals that name the place; none ends in a fault or hangs.",
    command: tests("engine/src/case-file"),
    environment: { DETENTE_FUZZ: "100000" },
  },
  {
    name: "requests",
    shows:
      "1,000,000 requests to running servers, half of them on the embedded database and half on a PostgreSQL: people who use every route as it is meant to be used, and between two of their steps requests made from the OpenAPI document or from what was done before, by somebody else, with one thing wrong or many, and raw bytes. Every route does what it is asked for; no status above 499 but for threads that are busy, no answer that the document does not name, every error a problem with a code that its route names, no crash; memory is flat over the second half, and the server alive throughout.",
    command: tests("requests.fuzz.test.ts"),
    environment: { DETENTE_REQUESTS: "1000000" },
  },
  {
    name: "twin",
    shows: "1,000 random small cases give the same results as a slow, obvious program that tries everything.",
    command: tests("twin.test.ts"),
    environment: { DETENTE_TWIN: "1000" },
  },
  {
    name: "parity",
    shows:
      "Sessions recorded with NegMAS, where they are at hand: six strategies in all pairings make the same offers, one by one, and end the same.",
    command: tests("strategies/parity.test.ts"),
    environment: {},
  },
  {
    name: "contract",
    shows:
      "Every strategy and every part of one keeps the contract on random cases: only legal moves, none below the reservation value or across a red line, the same from the same memory.",
    command: tests("strategy-contract.test.ts"),
    environment: { DETENTE_STRATEGY_GAMES: "300" },
  },
  {
    name: "sessions",
    shows:
      "100,000 sessions of actions good and bad: none throws, none agrees on what not all consent to, and every log replays from its JSON.",
    command: tests("session/decide.prop.test.ts"),
    environment: { DETENTE_SESSIONS: "100000" },
  },
  {
    name: "secrecy",
    shows:
      "10,000 sessions, each played twice with everything varied that one viewer may not know: its views, its logs and chains, and the answers to its actions are the same to the byte.",
    command: tests("session/secrecy.prop.test.ts"),
    environment: { DETENTE_SECRECY: "10000" },
  },
  {
    name: "briefs",
    shows:
      "Four people edit one brief 500 times each, at once and through two processes: no acknowledged edit is lost or out of order, and the brief is what the edits make it in the order of their numbers.",
    command: tests("briefs/editing.prop.test.ts"),
    environment: { DETENTE_BRIEF_EDITS: "500" },
  },
  {
    name: "my-data",
    shows:
      "What is held about somebody is given whole, with 10,001 events of that person among as many of others, and with a word at every place of the contract that takes one.",
    command: tests("keeping/person-data"),
    environment: { DETENTE_MY_EVENTS: "10001" },
  },
  {
    name: "record",
    shows:
      "Each byte of a small record of commitments, changed to nine other values, and 200 bytes of one with 558 stipulations and 10,000 events, is found in its line; so is every byte put in or left out; and how long the large one takes to load, verify and score.",
    command: tests("commitments/record/read-record.prop.test.ts"),
    environment: { DETENTE_RECORD: "200" },
  },
  {
    name: "commitments",
    shows:
      "500 random records: whatever else is asked for at any moment is refused or decided, never thrown, and changes nothing; time alone changes a reading only when a clock, a gate or a due time says so.",
    command: tests("commitments/decide-commitment.prop.test.ts"),
    environment: { DETENTE_COMMITMENTS: "500" },
  },
  {
    name: "files",
    shows:
      "While 20 files of 20 MB come in and go out at once, no more than pieces of them are held; what is sent too slowly, too large, of a wrong type or under a hostile name does no harm.",
    command: tests("packages/server/src/files"),
    environment: { DETENTE_FILES: "20" },
  },
  {
    name: "post-settlement",
    shows:
      "Of 100,000 deals made as people make them every dominated one gets an improvement, no other does, and nobody is worse off; in 2,000 sessions played to an agreement and through a post-settlement round, each side sees the same to the byte whatever the other answered, but for the common yes.",
    command: tests("advice/post-settlement"),
    environment: { DETENTE_DEALS: "100000", DETENTE_ROUNDS: "2000" },
  },
  {
    name: "kills",
    shows:
      "A tournament killed with kill -9 twenty times at random moments loses no finished game, and ends with the same bytes as one that was left alone.",
    command: tests("killed-tournament.test.ts"),
    environment: { DETENTE_KILLS: "20" },
  },
  {
    name: "database-kills",
    shows:
      "A process that writes to its embedded database, killed with kill -9 fifty times at random moments, and more while the database is first made: every transaction that was acknowledged is there, none by half, and the database opens each time.",
    command: tests("database/embedded/killed-database.test.ts"),
    environment: { DETENTE_DATABASE_KILLS: "50" },
  },
  {
    name: "tournament-workers",
    shows:
      "A tournament of 10,000 games asked of a server over HTTP and played by two workers on one PostgreSQL, one of them killed with kill -9 in the middle: standings and table are those of the command line's own run, to the byte.",
    command: tests("jobs/killed-worker.test.ts"),
    environment: { DETENTE_TOURNAMENT_GAMES: "10000" },
  },
  {
    name: "verification",
    shows:
      "4,000 chances of detection, for up to 10,000 items, agree with big-integer arithmetic to 1e-12; 4,000 sample sizes are the least that are enough; 20,000 questions of how many visits are answered as visit after visit in exact fractions.",
    command: tests("implementation/verification"),
    environment: { DETENTE_HYPERGEOMETRIC: "4000", DETENTE_BELIEFS: "20000" },
  },
  {
    name: "steady",
    shows:
      "Every strategy against every other, on every case, from both sides, 100 rounds: mean advantages with 95 % intervals, and what steady gets of each.",
    command: ["node", "bench/steady.ts", "100", "all"],
    environment: {},
  },
  {
    name: "exchanges",
    shows:
      "The plans of 2,000 random exchanges of up to 6 and 6 steps, with precedence, parts and steps at once, are those of a search through everything; 200 of 20 and 20 steps keep what they declare, with the gap to the proven bound.",
    command: tests("implementation/exchange"),
    environment: { DETENTE_EXCHANGES: "2000", DETENTE_LARGE_EXCHANGES: "200" },
  },
  {
    name: "preparation",
    shows:
      "500 simulated people with 8 issues, at most 20 numbers and choices asked of each: how near the order of packages that nobody asked about comes to the true one, what keeps it from being nearer, and how many answers the wrong way round are named.",
    command: tests("preparation/simulated-people.test.ts"),
    environment: { DETENTE_PEOPLE: "500" },
  },
  {
    name: "bench",
    shows: "How long the analysis of large cases takes, and how much memory, on the machine it ran on.",
    command: ["npm", "run", "--silent", "bench"],
    environment: {},
  },
  {
    name: "guard",
    shows:
      "2,000 random cases, three offers each: whether something is better for the sender at nobody's cost, and how much the best such is worth, is the same as by looking through all outcomes.",
    command: tests("guard.twin.test.ts"),
    environment: { DETENTE_GUARD: "2000" },
  },
  {
    name: "search",
    shows:
      "20,000 random sets of alternatives that may be looked into: no order and no way of stopping is worth more than the plan, and following the plan is worth what it says.",
    command: tests("search-plan.twin.test.ts"),
    environment: { DETENTE_SEARCH: "20000" },
  },
  {
    name: "forecasts",
    shows:
      "5,000 simulated negotiations against counterparts that no play-out has met: how often the end lies within nine tenths of the play-outs, and how far that is off against kinds that are not modelled.",
    command: tests("advice/going-on/calibration.test.ts"),
    environment: { DETENTE_NEGOTIATIONS: "5000" },
  },
  {
    name: "following",
    shows:
      "5,000 simulated negotiations: accepting when the verdict says so earns more than simple rules of acceptance with the same offers.",
    command: tests("advice/verdict/following.test.ts"),
    environment: { DETENTE_NEGOTIATIONS: "5000" },
  },
  {
    name: "access",
    shows:
      "10,000 times somebody at or away from a table tries something, on either database: what comes of it is what a table says; and row-level security alone shows nobody another side's brief or log.",
    command: tests("tables/access.prop.test.ts"),
    environment: { DETENTE_ACCESS: "10000" },
  },
  {
    name: "class access",
    shows:
      "10,000 times a teacher, a student of this table or of another, another teacher and student, a stranger or a guest tries something with an exercise, on either database: what comes of it is what a table says.",
    command: tests("exercises/exercise-access.prop.test.ts"),
    environment: { DETENTE_EXERCISE_ACCESS: "10000" },
  },
  {
    name: "killed class",
    shows:
      "20 times a server on its embedded database is killed in the middle of what a teacher does at 60 tables: afterwards it is done at each of them, once, in the order that was asked.",
    command: tests("exercises/killed-class.test.ts"),
    environment: { DETENTE_CLASS_KILLS: "20" },
  },
  {
    name: "advice",
    shows:
      "In 100 other worlds, in which another side has another brief and says other things in private, every kind of advice that a side asks for is the same to the byte; on PostgreSQL in a third of them.",
    command: tests("advice/advice-secrecy.test.ts"),
    environment: { DETENTE_ADVICE_SECRECY: "100" },
  },
  {
    name: "backup",
    shows:
      "Everything that every seat can take away from the sessions of 40 tables is the same to the byte after a backup, deletion and a restore, also from the embedded database into a PostgreSQL and back; a file that was torn or changed anywhere changes nothing; 1,000,000 rows go out and in with no more memory than a few. A table with everything that there is, taken along and taken in by another server over HTTP, is the same to the byte; 200 files with a changed byte, and 200 forged in an event of any audience or record, are refused with their line, and leave nothing.",
    command: tests("server/src/keeping/"),
    environment: { DETENTE_BACKUP_TABLES: "40", DETENTE_BACKUP_ROWS: "1000000", DETENTE_TABLE_FILES: "200" },
  },
  {
    name: "load",
    shows:
      "What one server process does on this machine, in one run with what it is compared with: acknowledged actions a second on either database, how long 200 people at 100 tables wait, and what 5,000 open streams take.",
    command: ["sh", "-c", "for part in postgres embedded people streams; do node bench/run.ts served-$part || exit 1; done"],
    environment: {},
  },
  {
    name: "race",
    shows:
      "200 clients act at once in one session through two server processes on a PostgreSQL: nothing is lost, doubled or out of order; each was done as of all that its seat sees, or was told that it is stale, and only where something had happened that its seat sees.",
    command: tests("proofs/race.test.ts"),
    environment: { DETENTE_RACE: "200" },
  },
  {
    name: "server-kills",
    shows:
      "Under load a server with its embedded database is killed with kill -9 fifty times, one of two servers on a PostgreSQL twenty times, and PostgreSQL itself with all its processes twenty times: all that was acknowledged is there under its numbers, once, and told the same when it is asked for again; every stream goes on without gap or repeat; the embedded database opens each time; while PostgreSQL is away the servers answer 503, and go on by themselves.",
    command: tests("proofs/killed-"),
    environment: { DETENTE_SERVER_KILLS: "50", DETENTE_SERVER_KILLS_POSTGRES: "20", DETENTE_POSTGRES_KILLS: "20" },
  },
  {
    name: "bot-kills",
    shows:
      "A server that makes the moves of eight bots on a PostgreSQL is killed with kill -9 ten times: every move is made once, and is the one that the engine plays.",
    command: tests("proofs/killed-bots.test.ts"),
    environment: { DETENTE_BOT_KILLS: "10" },
  },
];
