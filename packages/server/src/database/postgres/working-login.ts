import type { ServerKey } from "../../secrets/server-key.ts";
import type { Line } from "../line.ts";
import { SqlError } from "../sql-errors.ts";
import { connect } from "./connect.ts";
import { scramVerifier } from "./scram-verifier.ts";

/** In every PostgreSQL; in one that several installations share, all need the same key. */
export const WORKING_LOGIN = "detente_server";
/** Any number, the same in all versions. */
const LOCK = 4_172_026;

/** Wrong password; no such right to sign in. */
const REFUSED: ReadonlySet<string> = new Set(["28P01", "28000"]);

interface Wanted {
  /** Of the owner. */
  readonly url: string;
  readonly key: ServerKey;
  /** A plain word. */
  readonly login: string;
}

/**
 * The address under which the server works, made from that of the owner: another login, which owns nothing and has no rights but to work as
 * one of the two roles. Its password is derived from the server's key; where it is another, it is set anew.
 */
export async function workingLogin(owner: Line, { url, key, login }: Wanted): Promise<string> {
  const password = Buffer.from(key.derived("postgres-login")).toString("hex");
  await inTurn(owner, makeLogin(login, password));
  const working = addressOf(url, login, password);
  try {
    await (await connect(working, 0)).end();
  } catch (error) {
    if (!(error instanceof SqlError && REFUSED.has(error.code))) throw error;
    await inTurn(owner, `alter role ${login} login password '${scramVerifier(password)}'`);
  }
  return working;
}

/**
 * What is as it should be already is left alone: roles are shared by all databases of a PostgreSQL, and of two that make the same at once, for
 * two databases, one fails and finds it made.
 */
const makeLogin = (login: string, password: string): string => `
do $$
declare name text;
begin
  if not exists (select from pg_roles where rolname = '${login}') then
    begin
      create role ${login} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '${scramVerifier(password)}';
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  foreach name in array array['detente_engine', 'detente_person'] loop
    if not exists (select from pg_auth_members m where m.roleid = name::regrole and m.member = '${login}'::regrole) then
      begin
        execute format('grant %I to ${login}', name);
      exception when unique_violation then null;
      end;
    end if;
  end loop;
  if not has_database_privilege('${login}', current_database(), 'connect') then
    execute format('grant connect on database %I to ${login}', current_database());
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
function addressOf(url: string, login: string, password: string): string {
  const address = new URL(url);
  address.searchParams.set("user", login);
  address.searchParams.set("password", password);
  return address.href;
}
