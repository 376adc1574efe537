import { failed, ok, type Result } from "@detente/engine";
import * as z from "zod";
import { isLoopbackName } from "./is-loopback.ts";
import type { Given } from "./setting-list.ts";
import type { SettingProblem } from "./setting-problem.ts";

/** An OpenID Connect provider that people may sign in with. */
export interface Issuer {
  /** On the button. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
}

/** The text of a file, or why there is none, as "is not there". */
export type ReadFile = (path: string) => Result<string, string>;

const issuerFile = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      issuer: z.string().refine((url) => URL.canParse(url), { error: "no URL" }),
      clientId: z.string().min(1),
      clientSecretFile: z.string().min(1).optional(),
    }),
  )
  .min(1);

export function readIssuers(given: Given, readFile: ReadFile): Result<readonly Issuer[], readonly SettingProblem[]> {
  const one = oneIssuer(given, readFile);
  const several = given.OIDC_ISSUERS === undefined ? ok([]) : issuersOfFile(given.OIDC_ISSUERS, readFile);
  const problems = [one, several].flatMap((each) => (each.kind === "failed" ? each.failure : []));
  if (one.kind === "failed" || several.kind === "failed") return failed(problems);
  const issuers = [...one.value, ...several.value];
  if (new Set(issuers.map(({ issuer }) => issuer)).size < issuers.length)
    return failed([{ variable: "OIDC_ISSUERS", message: "names a provider twice. Leave one of the two out." }]);
  return ok(issuers);
}

function oneIssuer(given: Given, readFile: ReadFile): Result<readonly Issuer[], readonly SettingProblem[]> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: file } = given;
  if (issuer === undefined) {
    const idle = (["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET_FILE"] as const).filter((name) => given[name] !== undefined);
    return idle.length === 0
      ? ok([])
      : failed(idle.map((variable) => ({ variable, message: "says nothing without OIDC_ISSUER. Set that too." })));
  }
  const secret = file === undefined ? ok(null) : secretIn(file, readFile);
  const problems: SettingProblem[] = [];
  if (!isSafe(issuer)) problems.push({ variable: "OIDC_ISSUER", message: "is not safe. Give a URL that begins with https://." });
  if (clientId === undefined)
    problems.push({ variable: "OIDC_CLIENT_ID", message: "is missing. Set it to the id that the provider gave." });
  if (secret.kind === "failed") problems.push({ variable: "OIDC_CLIENT_SECRET_FILE", message: secret.failure });
  if (problems.length > 0 || clientId === undefined || secret.kind === "failed") return failed(problems);
  return ok([{ name: new URL(issuer).host, issuer, clientId, clientSecret: secret.value }]);
}

function issuersOfFile(path: string, readFile: ReadFile): Result<readonly Issuer[], readonly SettingProblem[]> {
  const wrong = (message: string) => failed([{ variable: "OIDC_ISSUERS", message }]);
  const file = readFile(path);
  if (file.kind === "failed") return wrong(`names a file that ${file.failure}.`);
  const read = issuerFile.safeParse(jsonOf(file.value));
  if (!read.success)
    return wrong(
      `names a file that is no list of providers (at ${[...new Set(read.error.issues.map(({ path }) => path.join(".") || "the whole"))].join(", ")}).`,
    );
  const issuers = read.data.map(({ name, issuer, clientId, clientSecretFile }) => ({
    issuer: { name, issuer, clientId },
    secret: clientSecretFile === undefined ? ok(null) : secretIn(clientSecretFile, readFile),
  }));
  const problems = issuers.flatMap(({ issuer, secret }, k) => [
    ...(isSafe(issuer.issuer) ? [] : [`provider ${k + 1} is not safe: its issuer must begin with https://`]),
    ...(secret.kind === "ok" ? [] : [`the clientSecretFile of provider ${k + 1} ${secret.failure}`]),
  ]);
  if (problems.length > 0) return wrong(`names a file with what cannot be: ${problems.join("; ")}`);
  return ok(issuers.map(({ issuer, secret }) => ({ ...issuer, clientSecret: secret.kind === "ok" ? secret.value : null })));
}

/** Over plain HTTP only a provider on this machine, as for a trial. */
const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer);
  return protocol === "https:" || (protocol === "http:" && isLoopbackName(hostname));
};

/** Undefined: no JSON. Says nothing of what is in it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function secretIn(path: string, readFile: ReadFile): Result<string, string> {
  const file = readFile(path);
  if (file.kind === "failed") return failed(`names a file that ${file.failure}.`);
  const secret = file.value.trim();
  return secret === "" ? failed("names a file that is empty. Write the secret into it.") : ok(secret);
}
