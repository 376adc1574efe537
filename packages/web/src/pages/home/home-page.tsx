import { EXAMPLES } from "virtual:examples";
import { useTranslation } from "react-i18next";
import { CaseCard } from "./case-card.tsx";
import { ImportCase } from "./import-case.tsx";
import { OwnCases } from "./own-cases.tsx";
import { Tables } from "./tables.tsx";
import "./home.css";

/** Where everything begins: the own cases, the examples, and the door for files. */
export function HomePage() {
  const { t } = useTranslation("home");
  return (
    <div className="home">
      <section className="home-lead">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
        <ImportCase />
      </section>
      <OwnCases />
      <Tables />
      <section aria-labelledby="examples">
        <h2 id="examples">{t("examples")}</h2>
        <ul className="cards">
          {EXAMPLES.map(({ id, title, language, summary, parties, issues }) => (
            <CaseCard
              key={id}
              id={id}
              title={title}
              language={language}
              summary={summary}
              facts={[parties.join(" · "), t("issues", { count: issues })]}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
