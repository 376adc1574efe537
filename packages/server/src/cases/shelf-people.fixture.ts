import { readFileSync } from "node:fs";
import type { Input } from "../contract/route-contract.ts";
import type { importCase } from "../contract/case-contracts.ts";
import type { Database } from "../database/database.ts";
import type { Caller } from "../services.ts";
import { personOf } from "../store/person-store.ts";
import { none } from "../tables/seated-people.fixture.ts";

export const personNamed = (database: Database, name: string): Promise<Caller> =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const made = await personOf(transaction, { issuer: "https://issuer.example", subject: `${name}/${crypto.randomUUID()}`, name });
    return { person: made.id, name };
  });

/** A case file of the program. */
export const caseText = (name: string): string => readFileSync(new URL(`../../../../cases/${name}.yaml`, import.meta.url), "utf8");

type Body = Input<typeof importCase>["body"];

/** What the route would hand over. */
export const toImport = (body: Partial<Body> & { readonly text?: string }): Input<typeof importCase> => ({
  params: {},
  ...none,
  body: { name: "case.yaml", evaluations: "normalised", ...body },
});

export const ofCase = (hash: string) => ({ params: { hash }, ...none });
export const FIRST = { limit: 50, versions: "newest" } as const;
export const SECRET = "what only this side is told";

/** A small case with a brief for each side, one of which says a secret. */
export const smallCase = (title: string): string => `detente: 1
title: ${title}
language: en
parties: [{ id: seller }, { id: buyer }]
issues:
  - { id: price, range: { from: 4000, to: 6000, step: 100 } }
  - { id: tyres, yesNo: true }
briefs:
  seller:
    notes: ${SECRET}
    preferences: { points: { price: { curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: 100 }] }, tyres: { options: { no: 10 } } } }
    reservationValue: 40
  buyer:
    preferences: { points: { price: { curve: [{ at: 4000, worth: 60 }, { at: 6000, worth: 0 }] }, tyres: { options: { yes: 15 } } } }
    reservationValue: 20
`;
