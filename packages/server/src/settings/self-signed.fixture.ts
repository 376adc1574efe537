import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate for 127.0.0.1 and localhost, signed by itself, good until 2049, with its key: both as PEM. X.509 (RFC 5280) by hand. */
export function selfSigned(): { readonly certificate: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));
  const name = sequence(tagged(0x31, sequence(objectId("550403"), tagged(0x0c, Buffer.from("detente test")))));
  const names = sequence(tagged(0x82, Buffer.from("localhost")), tagged(0x87, Buffer.of(127, 0, 0, 1)));
  const alternativeNames = sequence(objectId("551d11"), tagged(0x04, names));
  const isAuthority = sequence(objectId("551d13"), tagged(0x04, sequence(tagged(0x01, Buffer.of(0xff)))));
  const toSign = sequence(
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    sequence(tagged(0x17, Buffer.from("200101000000Z")), tagged(0x17, Buffer.from("491231235959Z"))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(alternativeNames, isAuthority)),
  );
  const signature = Buffer.concat([Buffer.of(0), sign("sha256", toSign, privateKey)]);
  const base64 = sequence(toSign, ecdsaWithSha256, tagged(0x03, signature)).toString("base64");
  const certificate = `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  return { certificate, key: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const objectId = (hexadecimal: string): Buffer => tagged(0x06, Buffer.from(hexadecimal, "hex"));
