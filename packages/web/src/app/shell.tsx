import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Preferences } from "./preferences.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import "./shell.css";

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <header className="bar">
        <Link to="/" className="bar-name">
          <img src="/icon.svg" alt="" width="22" height="22" />
          Detente
        </Link>
        <nav aria-label={t("nav")}>
          <Link to="/" activeOptions={{ exact: true }}>
            {t("home")}
          </Link>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">
        <Shortcuts />
        <Preferences />
      </footer>
    </>
  );
}
