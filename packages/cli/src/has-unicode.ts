/**
 * Whether the other end can be trusted to show more than ASCII: not where the locale names another character set, and not
 * on the bare Linux console. A locale that is not set, or only "C", says nothing: terminals and files are UTF-8 today.
 */
export function hasUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env["TERM"] === "linux" || env["TERM"] === "dumb") return false;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  const [, charset] = locale.split(".");
  return charset === undefined || /^utf-?8/iu.test(charset);
}
