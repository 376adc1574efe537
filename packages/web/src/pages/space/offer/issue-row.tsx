import type { IssueReading, OptionId } from "@detente/engine";
import { useId } from "react";
import { useTranslation } from "react-i18next";

/** From so many options on an issue is chosen from a list: segments would fill the page. */
const MOST_SEGMENTS = 7;

interface IssueRowProps {
  readonly issue: IssueReading;
  /** Whose points stand at the options. */
  readonly party: number;
  readonly chosen: OptionId | null;
  readonly onChoose: (option: OptionId) => void;
}

export function IssueRow({ issue, party, chosen, onChoose }: IssueRowProps) {
  const { i18n } = useTranslation("space");
  const name = useId();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const pointsOf = (points: readonly number[]): string => number.format(points[party] ?? 0);
  if (issue.options.length > MOST_SEGMENTS)
    return (
      <label className="issue-row">
        <span>{issue.name}</span>
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
  return (
    <fieldset className="issue-row">
      <legend>{issue.name}</legend>
      <div className="segments">
        {issue.options.map((option) => (
          <label key={option.id} className="segment">
            <input type="radio" name={name} checked={option.id === chosen} onChange={() => onChoose(option.id)} />
            <span className="segment-name">{option.name}</span>
            <span className="segment-points">{pointsOf(option.points)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
