import { hash } from "node:crypto";
import type { Hash } from "@detente/engine";

/** SHA-256 in hexadecimal digits: what chains, content hashes and exports are made with. */
export const sha256: Hash = (text) => hash("sha256", text);
