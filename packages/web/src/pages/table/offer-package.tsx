import type { Case, Issue, PartialOutcome } from "@detente/engine";
import { useTranslation } from "react-i18next";

/** What an offer has on each issue that it names, folded until somebody looks. */
export function OfferPackage({ outcome, value }: { readonly outcome: PartialOutcome; readonly value: Case }) {
  const { t } = useTranslation("table");
  const named = value.issues.filter(({ id }) => outcome[id] !== undefined);
  return (
    <details className="offer-package">
      <summary>{t("package", { count: named.length })}</summary>
      <dl>
        {named.map((issue) => (
          <div key={issue.id}>
            <dt>{issue.name}</dt>
            <dd>{optionNameOf(issue, outcome[issue.id] ?? "", { yes: t("yes"), no: t("no") })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** An option as people call it: by its name, as a number with its unit, or yes and no. */
export function optionNameOf(issue: Issue, option: string, words: { readonly yes: string; readonly no: string }): string {
  switch (issue.kind) {
    case "choice":
      return issue.options.find(({ id }) => id === option)?.name ?? option;
    case "range":
      return [option, issue.range.unit].filter(Boolean).join(" ");
    case "yesNo":
      return option === "yes" ? words.yes : option === "no" ? words.no : option;
  }
}
