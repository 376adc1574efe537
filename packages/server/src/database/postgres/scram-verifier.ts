import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const ROUNDS = 4_096;

/**
 * What PostgreSQL keeps of a password (RFC 5802, RFC 7677), so that the password itself never goes to the server, whose logs may quote
 * statements. For passwords of ASCII letters and digits.
 */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const keyed = (text: string): Buffer => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${Buffer.from(salt).toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}
