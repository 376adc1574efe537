/** How a live stream stands. "waiting": the connection is gone, and is tried again. "ended": the right to it is gone. */
export type LiveState = "opening" | "live" | "waiting" | "ended";

export interface Watched<Message extends { readonly kind: string }> {
  /** Of all the kinds that the stream carries; "ended" besides. */
  readonly kinds: readonly Exclude<Message["kind"], "ended">[];
  readonly told: (message: Message) => void;
  readonly became: (state: LiveState) => void;
}

/** Between tries; the browser's own are about as far apart, and end for good where the server was not there. */
const AGAIN = [500, 1_000, 2_000, 5_000, 10_000] as const;

/**
 * A stream of the server, begun again as often as the connection breaks, from where it was. Ends where the server says that it is over, or
 * refuses it. The function it gives ends it.
 */
export function watch<Message extends { readonly kind: string }>(
  addressAfter: (after: string | null) => string,
  watched: Watched<Message>,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  let last: string | null = null;
  const end = (state: LiveState | null): void => {
    source?.close();
    source = null;
    if (timer !== null) clearTimeout(timer);
    removeEventListener("online", now);
    if (state !== null) watched.became(state);
  };
  const begin = (): void => {
    timer = null;
    source = new EventSource(addressAfter(last));
    source.addEventListener("open", () => {
      tries = 0;
      watched.became("live");
    });
    for (const kind of watched.kinds)
      source.addEventListener(kind, ({ data, lastEventId }: MessageEvent<string>) => {
        if (lastEventId !== "") last = lastEventId;
        // The server keeps to its contract: what comes is a message of this stream.
        watched.told(JSON.parse(data) as Message);
      });
    source.addEventListener("ended", ({ data }: MessageEvent<string>) => {
      // As above. A server that stops wants its readers back.
      const { reason } = JSON.parse(data) as { readonly reason: string };
      if (reason === "stopping") void retry();
      else end("ended");
    });
    source.addEventListener("error", () => void retry());
  };
  const retry = async (): Promise<void> => {
    source?.close();
    source = null;
    watched.became("waiting");
    if ((await statusOf(addressAfter(last))) === "refused") return end("ended");
    timer ??= setTimeout(begin, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
  };
  const now = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    begin();
  };
  addEventListener("online", now);
  watched.became("opening");
  begin();
  return () => end(null);
}

/** An EventSource does not say why it broke. Asked once: whether the server is there, and lets one in. */
async function statusOf(address: string): Promise<"refused" | "unknown"> {
  const controller = new AbortController();
  try {
    const { status } = await fetch(address, { headers: { accept: "text/event-stream" }, signal: controller.signal });
    return status === 401 || status === 403 || status === 404 ? "refused" : "unknown";
  } catch {
    return "unknown";
  } finally {
    controller.abort();
  }
}
