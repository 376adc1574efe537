import type { ServerKey } from "../../secrets/server-key.ts";
import type { Line } from "../line.ts";
import { SqlError } from "../sql-errors.ts";
import { connect } from "./connect.ts";
import { scramVerifier } from "./scram-verifier.ts";

const LOGIN = "detente_server";
/** Any number, the same in all versions. */
const LOCK = 4_172_026;

/** Wrong password; no such right to sign in. */
const REFUSED: ReadonlySet<string> = new Set(["28P01", "28000"]);

/**
 * The address under which the server works, made from that of the owner: another login, which owns nothing and has no rights but to work as
 * one of the two roles. Its password is derived from the server's key; where it is another, it is set anew.
 */
export async function workingLogin(owner: Line, url: string, key: ServerKey): Promise<string> {
  const password = Buffer.from(key.derived("postgres-login")).toString("hex");
  await inTurn(owner, makeLogin(password));
  const working = addressOf(url, password);
  try {
    await (await connect(working, 0)).end();
  } catch (error) {
    if (!(error instanceof SqlError && REFUSED.has(error.code))) throw error;
    await inTurn(owner, `alter role ${LOGIN} login password '${scramVerifier(password)}'`);
  }
  return working;
}

/** What is as it should be already is left alone: roles are shared by all databases of a PostgreSQL, and two changes at once fail. */
const makeLogin = (password: string): string => `
do $$
declare name text;
begin
  if not exists (select from pg_roles where rolname = '${LOGIN}') then
    create role ${LOGIN} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '${scramVerifier(password)}';
  end if;
  foreach name in array array['detente_engine', 'detente_person'] loop
    if not exists (select from pg_auth_members m where m.roleid = name::regrole and m.member = '${LOGIN}'::regrole) then
      execute format('grant %I to ${LOGIN}', name);
    end if;
  end loop;
  if not has_database_privilege('${LOGIN}', current_database(), 'connect') then
    execute format('grant connect on database %I to ${LOGIN}', current_database());
  end if;
end $$`;

async function inTurn(owner: Line, text: string): Promise<void> {
  await owner.script(`begin; select pg_advisory_xact_lock(${LOCK})`);
  try {
    await owner.script(text);
    await owner.script("commit");
  } catch (error) {
    await owner.script("rollback");
    throw error;
  }
}

/** As parameters they hold whatever the rest of the address looks like. */
function addressOf(url: string, password: string): string {
  const address = new URL(url);
  address.searchParams.set("user", LOGIN);
  address.searchParams.set("password", password);
  return address.href;
}
