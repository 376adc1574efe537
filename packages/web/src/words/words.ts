import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { keepSetting, readSetting } from "../lib/setting.ts";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One file a room of the page and language; each is fetched when its page is first opened. */
const files = import.meta.glob<{ readonly default: Readonly<Record<string, unknown>> }>(["./en/*.json", "./de/*.json"]);

const NAME = "detente.language";
const needed = new Set<string>();

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** The one chosen, else the first of the browser's that there is. */
function languageToBegin(): Language {
  const wished = [readSetting(NAME) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return wished.find(isLanguage) ?? "en";
}

export async function beginWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageToBegin(),
    fallbackLng: "en",
    defaultNS: "shell",
    ns: [],
    partialBundledLanguages: true,
    resources: {},
    // React writes texts, never markup.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  await loadWords("shell");
}

/** Before a page is drawn that needs them; nothing where they are there already. */
export async function loadWords(...rooms: readonly string[]): Promise<void> {
  for (const room of rooms) needed.add(room);
  await fetchWords(i18next.language, rooms);
}

export async function chooseLanguage(language: Language): Promise<void> {
  keepSetting(NAME, language);
  await fetchWords(language, [...needed]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function fetchWords(language: string, rooms: readonly string[]): Promise<void> {
  await Promise.all(
    rooms.map(async (room) => {
      if (i18next.hasResourceBundle(language, room)) return;
      const load = files[`./${language}/${room}.json`];
      if (load === undefined) throw new Error(`Expected words of ${room} in ${language}`);
      i18next.addResourceBundle(language, room, (await load()).default);
    }),
  );
}
