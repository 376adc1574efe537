import { SIGN_IN_COOKIE } from "../contract/open-api.ts";
import type { SetCookie } from "../routes/served-route.ts";
import type { Settings } from "../settings.ts";
import { ATTEMPT_SECONDS } from "./attempt-store.ts";
import { SIGN_IN_SECONDS } from "./sign-in-store.ts";

/** The cookies of a server, made and taken back. */
export interface SignInCookies {
  readonly signIn: Cookie;
  /** Of a sign-in that is under way. */
  readonly attempt: Cookie;
}

interface Cookie {
  readonly name: string;
  readonly of: (secret: string) => SetCookie;
  readonly gone: SetCookie;
}

/**
 * Over HTTPS `__Host-`: no other host and no page in the clear can set or read them. Over plain HTTP, which is on this machine alone, that
 * name and `Secure` would keep sign-ins from working in browsers that take the machine itself for no safe place; and as
 * cookies there belong to all ports alike, the name tells the servers of one machine apart.
 */
export function signInCookies({ publicUrl, tls, listen }: Settings): SignInCookies {
  const secure = tls !== null || publicUrl?.startsWith("https:") === true;
  const name = secure ? SIGN_IN_COOKIE : `detente-${listen.port}`;
  return {
    signIn: cookie(name, SIGN_IN_SECONDS, secure),
    attempt: cookie(`${name}-attempt`, ATTEMPT_SECONDS, secure),
  };
}

// Not a choice of the caller's: it follows from the server's address.
function cookie(name: string, seconds: number, secure: SetCookie["secure"]): Cookie {
  return { name, of: (value) => ({ name, value, seconds, secure }), gone: { name, value: "", seconds: 0, secure } };
}
