import type { Company } from "../company.fixture.ts";
import type { Stage } from "../stage.fixture.ts";
import { bots } from "./bots.fixture.ts";
import { commitments } from "./commitments.fixture.ts";
import { games } from "./games.fixture.ts";
import { firstPerson, guests } from "./guests.fixture.ts";
import { lessons } from "./lessons.fixture.ts";
import { papers } from "./papers.fixture.ts";
import { shelf } from "./shelf.fixture.ts";
import { talks } from "./talks.fixture.ts";

export const scenes: readonly ((stage: Stage, company: Company) => Promise<void>)[] = [
  firstPerson,
  games,
  lessons,
  talks,
  commitments,
  papers,
  guests,
  bots,
  shelf,
];
