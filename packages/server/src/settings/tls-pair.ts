import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

/** What keeps a server from speaking HTTPS with these two, of which variable; null: nothing. Whether the certificate is still valid the clock decides, not this. */
export function tlsPairProblem(
  certificate: string,
  key: string,
): { readonly variable: "TLS_CERT_FILE" | "TLS_KEY_FILE"; readonly message: string } | null {
  const first = certificateIn(certificate);
  if (first === null)
    return {
      variable: "TLS_CERT_FILE",
      message: "names a file in which no certificate can be read. Give the chain as PEM, the server's own first.",
    };
  const own = keyIn(key);
  if (own === null)
    return { variable: "TLS_KEY_FILE", message: "names a file in which no private key can be read. Give it as PEM, without a passphrase." };
  return first.checkPrivateKey(own)
    ? null
    : { variable: "TLS_KEY_FILE", message: "is not the key of the first certificate in TLS_CERT_FILE. Give the two that belong together." };
}

function certificateIn(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // Node has many errors for what is none.
    return null;
  }
}

function keyIn(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    // As above; also where it has a passphrase.
    return null;
  }
}
