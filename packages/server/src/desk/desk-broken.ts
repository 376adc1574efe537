/** An answer that broke in its thread. Messages may quote what was computed with: where it broke is told, and not what it had in hand. */
export class DeskBroken extends Error {
  override readonly name = "DeskBroken";
}

export function brokenBy(error: unknown, kind: string): DeskBroken {
  const name = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  const broken = new DeskBroken(`The answer to ${kind} broke: ${name}`);
  broken.stack = [`${broken.name}: ${broken.message}`, ...places].join("\n");
  return broken;
}
