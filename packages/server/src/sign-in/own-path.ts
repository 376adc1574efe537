/** Only there so that a path can be read; nobody can have this name. */
const NOWHERE = "https://self.invalid";
/** Browsers strip some of these from an address, and read others as a slash. */
const STRIPPED = /[\x00-\x20\x7f\\]/;

/**
 * A path of this server, with query and fragment, or null for what a browser could take for another place: `//evil.example`,
 * `/\evil.example`, `https:evil.example`. The only way in which anything that a client said becomes a place to go to.
 */
export function ownPath(given: string): string | null {
  if (STRIPPED.test(given) || !given.startsWith("/") || given.startsWith("//")) return null;
  const url = URL.parse(given, NOWHERE);
  // Dots may have brought two slashes to the front: "/..//evil.example".
  if (url === null || url.origin !== NOWHERE || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
