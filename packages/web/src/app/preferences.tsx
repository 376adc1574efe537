import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, LANGUAGES, type Language } from "../words/words.ts";
import { chooseTheme, type ThemeChoice, themeChoice } from "./theme.ts";

const THEMES = ["system", "light", "dark"] as const;

/** Language and appearance, as this browser is to remember them. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const [theme, setTheme] = useState(themeChoice);
  const become = (choice: ThemeChoice): void => {
    chooseTheme(choice);
    setTheme(choice);
  };
  return (
    <div className="preferences">
      <label>
        {t("language.label")}
        {/* Its options are the languages. */}
        <select value={i18n.language} onChange={({ target }) => void chooseLanguage(target.value as Language)}>
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {t(`language.${language}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("theme.label")}
        {/* Its options are the choices. */}
        <select value={theme} onChange={({ target }) => become(target.value as ThemeChoice)}>
          {THEMES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`theme.${choice}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
