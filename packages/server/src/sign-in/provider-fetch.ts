import type { CustomFetch } from "openid-client";

export const providerFetch =
  (_issuer: URL, _privateHosts: readonly string[]): CustomFetch =>
  // `fetch` in all but the names of its types.
  (url, init) =>
    fetch(url, init as RequestInit);
