import { listTables, readMe } from "@detente/server/contract";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../api/use-ask.ts";

/** The tables where one has a seat; or the way to sign in. Nothing where the server is not there: the cases of this browser work without. */
export function Tables() {
  const { t, i18n } = useTranslation("home");
  const me = useAsk(readMe, {});
  const list = useAsk(listTables, me.data === undefined ? null : {});
  if (me.error?.problem.code === "notSignedIn")
    return (
      <section aria-labelledby="tables">
        <h2 id="tables">{t("tables.title")}</h2>
        <p>{t("tables.signInFirst")}</p>
        <a className="button button-plain" href="/sign-in?to=%2F">
          {t("tables.signIn")}
        </a>
      </section>
    );
  if (list.data === undefined) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">{t("tables.title")}</h2>
      {list.data.tables.length === 0 ? (
        <p className="quiet">{t("tables.none")}</p>
      ) : (
        <ul className="table-list">
          {list.data.tables.map(({ id, title, seat, createdAt }) => (
            <li key={id}>
              <Link to="/tables/$table" params={{ table: id }} dir="auto">
                {title}
              </Link>
              <span className="quiet">
                {t(`tables.role.${seat.is.role}`)} · {date.format(new Date(createdAt))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
