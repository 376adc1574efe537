import type { Line, Row } from "./line.ts";

/**
 * Whether row-level security can be got round: nothing where it holds, else every reason in plain words. Looks at who is signed in
 * (`ownLogin`), or, where one connection does everything, at what a transaction has become (`roles`); and at the two roles and all tables.
 */
export async function wallProblems(line: Line, signedIn: "ownLogin" | "roles"): Promise<readonly string[]> {
  const logins = await line.script(`${MIGHTY} order by login`);
  const tables = await line.script(OPEN_TABLES);
  const missing = await line.script(MISSING);
  const mighty = signedIn === "ownLogin" ? logins : logins.filter((row) => isRole(row));
  return [
    ...mighty.map(mightyText),
    ...tables.map((row) => `The table detente.${String(row["name"])} does not force row-level security on everybody.`),
    ...(signedIn === "ownLogin" ? missing.map(missingText) : []),
  ];
}

const ROLE_NAMES: ReadonlySet<unknown> = new Set(["detente_engine", "detente_person"]);
const isRole = (row: Row): boolean => ROLE_NAMES.has(row["login"]);

/** Ours, and those of the queue. */
const SCHEMAS = "('detente', 'detente_jobs')";
const OWNED = `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p') and c.relowner = other.oid`;
const OPEN_SCHEMAS = `select from pg_namespace n
    where n.nspname in ${SCHEMAS} and (n.nspowner = other.oid or has_schema_privilege(other.oid, n.oid, 'create'))`;

/** Also what a login could become: a member of a mighty role is mighty. */
const MIGHTY = `
select login.rolname as login, other.rolname as role,
  other.rolsuper as is_super, other.rolbypassrls as bypasses,
  exists (${OWNED}) as owns, exists (${OPEN_SCHEMAS}) as makes
from pg_roles login join pg_roles other on pg_has_role(login.oid, other.oid, 'member')
where login.rolname in (session_user, 'detente_engine', 'detente_person')
  and (other.oid = login.oid or not login.rolsuper)
  and (other.rolsuper or other.rolbypassrls or exists (${OWNED}) or exists (${OPEN_SCHEMAS}))`;

const OPEN_TABLES = `
select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'detente' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by name`;

const MISSING = `
select role.rolname as role, session_user as login from pg_roles role
where role.rolname in ('detente_engine', 'detente_person') and not pg_has_role(session_user, role.oid, 'member') order by role`;

function mightyText(row: Row): string {
  const [login, role] = [String(row["login"]), String(row["role"])];
  const who = login === role ? `The login or role ${login}` : `The login or role ${login} may become ${role}, which`;
  const whats = [
    ...(row["is_super"] === true ? ["is a superuser"] : []),
    ...(row["bypasses"] === true ? ["has BYPASSRLS"] : []),
    ...(row["owns"] === true ? ["owns tables of the schema detente"] : []),
    ...(row["makes"] === true && row["owns"] !== true && row["is_super"] !== true ? ["may make tables in the schema detente"] : []),
  ];
  return `${who} ${whats.join(", ")}: row-level security would not hold it. Work with a login that owns nothing.`;
}

const missingText = (row: Row): string =>
  `The login ${String(row["login"])} may not work as ${String(row["role"])}. Its owner can allow it: grant ${String(row["role"])} to ${String(row["login"])}.`;
