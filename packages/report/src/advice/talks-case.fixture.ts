import { parseCase } from "@detente/engine/case-file";
import type { Case } from "@detente/engine";

const worths = (id: string, best: number): string => [0, 1, 2, 3, 4].map((k) => `${id}${k}: ${(best * k) / 4}`).join(", ");
const options = (id: string): string =>
  [0, 1, 2, 3, 4].map((k) => `{ id: ${id}${k}, name: ${id === "w" ? "Rise" : "Cut"} ${k} }`).join(", ");

/** Two parties, two issues of five options: the union minds wages most, the employer hours. */
export const TALKS: Case = caseOf(`
detente: 1
title: Wages and hours
language: en
parties: [{ id: union, name: Union }, { id: employer, name: Employer }]
issues:
  - { id: wages, name: Wages, options: [${options("w")}] }
  - { id: hours, name: Hours, options: [${options("h")}] }
tracks:
  - { id: summit, name: Summit, level: summit, to: 2026-01-25, bar: { leastSettled: 2 } }
  - { id: lawyers, name: Lawyers, level: working, reportsTo: summit, reached: { settled: [hours] } }
  - { id: experts, name: Experts, level: working, reportsTo: summit }
briefs:
  union:
    preferences: { points: { wages: { options: { ${worths("w", 80)} } }, hours: { options: { ${worths("h", 20)} } } } }
    alternatives:
      - { name: Wait, value: 10 }
      - name: Strike
        cost: 15
        chances: [{ name: Won, probability: 0.5, value: 90 }, { name: Lost, probability: 0.5, value: 0 }]
    redLines: [{ id: nothing, name: Never nothing at all, forbid: { wages: w0, hours: h0 } }]
    estimates:
      employer:
        preferences: { points: { wages: { options: { w0: 30, w1: 20, w2: 10 } }, hours: { options: { ${worths("h", 70)} } } } }
        reservationValue: 20
  employer:
    preferences: { points: { wages: { options: { w0: 100 } } } }
    reservationValue: 0
`);

function caseOf(text: string): Case {
  const parsed = parseCase({ name: "talks.yaml", text });
  if (parsed.kind === "ok") return parsed.value.case;
  throw new Error(parsed.failure.map(({ line, message }) => `${line}: ${message}`).join("\n"));
}
