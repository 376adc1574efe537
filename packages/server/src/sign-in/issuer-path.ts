import { createHash } from "node:crypto";
import type { Issuer } from "../settings/read-issuers.ts";

/**
 * The providers by the name that each has in our addresses, "login.example.org-realms-school": the same as long as its issuer is, for it
 * stands in the address that the provider sends people back to. Those that would share a name have part of a hash behind it.
 */
export function issuersByPath(issuers: readonly Issuer[]): ReadonlyMap<string, Issuer> {
  const names = issuers.map(({ issuer }) => nameOf(issuer));
  return new Map(
    issuers.map((each, i) => {
      const name = names[i] ?? "";
      const isShared = names.filter((other) => other === name).length > 1;
      return [isShared ? `${name}-${createHash("sha256").update(each.issuer).digest("hex").slice(0, 8)}` : name, each];
    }),
  );
}

function nameOf(issuer: string): string {
  const { host, pathname } = new URL(issuer);
  return `${host}${pathname}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 150);
}

/** Where a provider sends people back to. */
export const callbackPath = (name: string): string => `/sign-in/${name}/callback`;
