import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";

// A buyer that believes something of the seller, and one that also has red lines.
const ESTIMATES = `
    estimates:
      seller:
        preferences:
          points:
            price: { curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: 70 }] }
            handover: { options: { now: 0, month: 30 } }
        reservationValue: 35
`;
const RED_LINES = `
    redLines:
      - { id: too-dear, name: Never above 5800, forbid: { price: { from: 5900 } } }
      - { id: no-tyres, name: Not without tyres, forbid: { tyres: no } }`;
export const CASE = CAR_CASE.trimEnd() + ESTIMATES;
const STRICT_CASE = CAR_CASE.trimEnd() + RED_LINES + ESTIMATES;

export const AS_BUYER = ["car.yaml", "--as", "buyer", "--no-plot"];

/** A folder with the cases car.yaml and strict.yaml for the tests of a file; games in it are taken away before each test. */
export class PlayFolder {
  path = "";

  constructor() {
    beforeAll(() => {
      this.path = mkdtempSync(join(tmpdir(), "detente-play-"));
      writeFileSync(this.in("car.yaml"), CASE);
      writeFileSync(this.in("strict.yaml"), STRICT_CASE);
    });
    afterAll(() => rmSync(this.path, { recursive: true }));
    beforeEach(() => {
      for (const name of readdirSync(this.path)) if (name.endsWith(".json")) rmSync(this.in(name));
    });
  }

  in(name: string): string {
    return join(this.path, name);
  }

  text(name: string): string {
    return readFileSync(this.in(name), "utf8");
  }

  record(name: string) {
    return JSON.parse(this.text(name));
  }

  /** What happened in a game, as far as the buyer saw. */
  kinds(name: string): readonly string[] {
    return this.record(name).events.map(({ kind }: { readonly kind: string }) => kind);
  }
}

/** Without the ends of lines, which depend on the width of the screen. */
export const flat = (text: string): string => text.replaceAll(/\s+/gu, " ");
