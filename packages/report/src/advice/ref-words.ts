import { plainText } from "../plain-text.ts";

/** Where something is to be found, in words: "offer 3", "record: walk-out", "position: first-ask", "event 17". */
export function refWords(ref: string): string {
  const [kind = "", ...rest] = ref.split("/");
  const id = plainText(rest.join("/"));
  return kind === "record" || kind === "position" ? `${kind}: ${id}` : `${kind} ${id}`;
}
