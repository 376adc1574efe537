import { caseBelief, type Case, type CaseBeliefSettings, partyId, stateId, unknownId } from "@detente/engine";
import { tellCaseBelief } from "@detente/report";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { readCase } from "../read-case.ts";
import type { ResultOptions } from "../result-options.ts";
import type { Terminal } from "../terminal.ts";
import { answer } from "./answer.ts";
import type { SensitivityArgument } from "./chance-argument.ts";
import { accessOf, type VisitOptions } from "./visit-options.ts";

export interface CaseOptions extends ResultOptions, VisitOptions {
  readonly as: string;
  readonly unknown?: string;
  readonly state: readonly string[];
  readonly sensitivity: SensitivityArgument;
}

/** What visits do to what a party of a case believes. */
export async function verifyCase(file: string, options: CaseOptions, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const unknown = options.unknown ?? onlyUnknown(value);
  if (unknown === null) {
    const ids = value.unknowns.map(({ id }) => id).join(", ");
    terminal.say(ids === "" ? "the case has no unknowns" : `say which unknown, with --unknown; the unknowns are ${ids}`);
    return BAD_INPUT;
  }
  return answer(caseBelief(value, settingsOf(unknown, options)), { options, tell: tellCaseBelief, inputs: [file], terminal });
}

/** The only unknown of a case need not be named. */
const onlyUnknown = ({ unknowns }: Case): string | null => (unknowns.length === 1 ? (unknowns[0]?.id ?? null) : null);

/** What a state without a sensitivity says is there, no visit finds. */
function settingsOf(unknown: string, options: CaseOptions): CaseBeliefSettings {
  const { as, state, sensitivity, specificity, visits, finds, goal = null } = options;
  return {
    party: partyId(as),
    unknown: unknownId(unknown),
    states: state.map(stateId),
    sensitivity: sensitivity.general ?? 0,
    sensitivities: sensitivity.byState,
    specificity,
    access: accessOf(options),
    visits,
    finds,
    goal,
  };
}
