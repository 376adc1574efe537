import { isLoopbackName } from "./is-loopback.ts";
import type { Given } from "./setting-list.ts";
import type { SettingProblem } from "./setting-problem.ts";

/** Whether the server is for this machine only, or for people who come from others. */
export type Reach = "loopback" | "beyond";

export const reachOf = ({ HOST: host, PUBLIC_URL: url }: Given): Reach =>
  isLoopbackName(host ?? "127.0.0.1") && (url === undefined || isLoopbackName(new URL(url).hostname)) ? "loopback" : "beyond";

/** What must not be combined, because somebody could get in, or listen in, who should not. */
export function reachProblems(given: Given, signIn: "singlePerson" | "people"): readonly SettingProblem[] {
  return signIn === "singlePerson" ? singlePersonProblems(given) : reachOf(given) === "beyond" ? beyondProblems(given) : [];
}

const CURE = "Set OIDC_ISSUER or SEAT_LINKS=on first, or leave it out.";

/** Whoever reaches a server without sign-in is that one person. */
function singlePersonProblems({ HOST: host, PUBLIC_URL: url, TRUSTED_PROXIES: proxies }: Given): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (host !== undefined && !isLoopbackName(host))
    problems.push({ variable: "HOST", message: `lets other machines in, and nobody has to sign in. ${CURE}` });
  if (url !== undefined && !isLoopbackName(new URL(url).hostname))
    problems.push({ variable: "PUBLIC_URL", message: `asks other machines in, and nobody has to sign in. ${CURE}` });
  if (proxies !== undefined && proxies.length > 0)
    problems.push({ variable: "TRUSTED_PROXIES", message: `lets other machines in, and nobody has to sign in. ${CURE}` });
  return problems;
}

function beyondProblems({ PUBLIC_URL: url, TLS_CERT_FILE: certificate, TRUSTED_PROXIES: proxies }: Given): readonly SettingProblem[] {
  if (url === undefined || isLoopbackName(new URL(url).hostname))
    return [
      { variable: "PUBLIC_URL", message: "must say under which origin other machines reach the server, as https://talks.example.org." },
    ];
  if (!url.startsWith("https:"))
    return [{ variable: "PUBLIC_URL", message: "must begin with https://: sign-ins cross no network in the clear." }];
  if (certificate === undefined && (proxies === undefined || proxies.length === 0))
    return [
      {
        variable: "TLS_CERT_FILE",
        message: "is missing, and nobody else speaks HTTPS. Set it and TLS_KEY_FILE, or name in TRUSTED_PROXIES the proxy that does.",
      },
    ];
  return [];
}
