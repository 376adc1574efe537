import type { IssueReading, OptionId } from "@detente/engine";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

/** From so many options on an issue is chosen from a list: segments would be too narrow to hit. */
const MOST_SEGMENTS = 7;

interface IssueRowProps {
  readonly issue: IssueReading;
  /** Whose points stand at the options. */
  readonly party: number;
  readonly chosen: OptionId | null;
  readonly onChoose: (option: OptionId) => void;
}

/** One issue: its options as segments with own points. The name of the one chosen, or pointed at, stands beneath. */
export function IssueRow({ issue, party, chosen, onChoose }: IssueRowProps) {
  const { i18n } = useTranslation("space");
  const name = useId();
  const [pointed, setPointed] = useState<OptionId | null>(null);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const pointsOf = (points: readonly number[]): string => number.format(points[party] ?? 0);
  if (issue.options.length > MOST_SEGMENTS)
    return (
      <label className="issue-row">
        <span className="issue-name">{issue.name}</span>
        {/* Its options are those of the issue. */}
        <select value={chosen ?? ""} onChange={({ target }) => onChoose(target.value as OptionId)}>
          {issue.options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name} ({pointsOf(option.points)})
            </option>
          ))}
        </select>
      </label>
    );
  const shown = issue.options.find(({ id }) => id === (pointed ?? chosen));
  return (
    <fieldset className="issue-row">
      <legend className="issue-name">{issue.name}</legend>
      <div className="segments" onPointerLeave={() => setPointed(null)}>
        {issue.options.map((option) => (
          <label key={option.id} className="segment" onPointerEnter={() => setPointed(option.id)}>
            <input
              type="radio"
              name={name}
              checked={option.id === chosen}
              onChange={() => onChoose(option.id)}
              aria-label={`${option.name}, ${pointsOf(option.points)}`}
            />
            <span aria-hidden="true">{pointsOf(option.points)}</span>
          </label>
        ))}
      </div>
      <p className={pointed !== null && pointed !== chosen ? "segment-name quiet" : "segment-name"} aria-hidden="true">
        {shown?.name ?? ""}
      </p>
    </fieldset>
  );
}
