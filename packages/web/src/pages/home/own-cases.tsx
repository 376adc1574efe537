import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keptCases } from "../../cases/kept-cases.ts";
import { titleOf } from "../../cases/title-of.ts";
import { CaseCard } from "./case-card.tsx";

/** What this browser keeps. Nothing of it is sent anywhere. */
export function OwnCases() {
  const { t, i18n } = useTranslation("home");
  const { data = [], isError } = useQuery({ queryKey: ["kept-cases"], queryFn: keptCases, staleTime: 0 });
  if (isError) return <p role="alert">{t("noStorage")}</p>;
  if (data.length === 0) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t("own")}</h2>
      <p className="quiet">{t("ownStay")}</p>
      <ul className="cards">
        {data.map(({ id, document, changedAt }) => {
          const { title, language } = titleOf(document);
          return (
            <CaseCard
              key={id}
              id={id}
              title={title}
              language={language}
              summary=""
              facts={[t("changed", { on: date.format(new Date(changedAt)) })]}
            />
          );
        })}
      </ul>
    </section>
  );
}
