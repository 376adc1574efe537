import { Link } from "@tanstack/react-router";

export interface CaseCardProps {
  readonly id: string;
  readonly title: string;
  /** Of its texts. */
  readonly language: string;
  readonly summary: string;
  readonly facts: readonly string[];
}

export const CaseCard = ({ id, title, language, summary, facts }: CaseCardProps) => (
  <li className="case-card">
    <h3 lang={language} dir="auto">
      <Link to="/cases/$case/space" params={{ case: id }}>
        {title}
      </Link>
    </h3>
    {summary !== "" && (
      <p lang={language} dir="auto">
        {summary}
      </p>
    )}
    <p className="quiet">{facts.filter((fact) => fact !== "").join(" · ")}</p>
  </li>
);
