import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** A text in a tenth of its size, as text: what is kept of many games says much the same again and again. Off the event loop. */
export const packed = async (text: string): Promise<string> => (await zip(text)).toString("base64");

export const unpacked = async (text: string): Promise<string> => (await unzip(Buffer.from(text, "base64"))).toString();
