import type { Problem } from "@detente/engine/case-file";
import { useTranslation } from "react-i18next";
import "./problem-list.css";

/** What is wrong or doubtful in a file, each with its place and what to do about it. The words come from the engine, in English. */
export function ProblemList({ problems, title }: { readonly problems: readonly Problem[]; readonly title: string }) {
  const { t } = useTranslation();
  return (
    <section className="problems" role="alert">
      <h3>{title}</h3>
      <ol>
        {problems.map(({ severity, file, line, column, path, message, hint }, i) => (
          <li key={i} className={`problem-${severity}`}>
            <span className="problem-place">{t("problem.place", { file, line, column })}</span>
            {path !== "" && <span className="quiet"> {path}</span>}
            <p lang="en">
              {message} {hint}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
