import { closeSync, fsyncSync, openSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * Starts as PGlite does by itself, but for `-F`, which would leave out every fsync. Its fdatasync does nothing, so that fsync it has to be.
 */
export const DURABLE_START: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
];

/** Ends the thread at once. */
export type Stop = (why: string) => never;

/**
 * Files of a folder in which fsync is one: those of PGlite have none, and a commit there is kept only if the machine goes on. Where the disk
 * fails, or PostgreSQL aborts, the thread must stop: PGlite by itself would go on, and nothing that it said then would be true.
 */
export class DurableFiles extends NodeFS {
  readonly #stop: Stop;

  constructor(folder: string, stop: Stop) {
    super(folder);
    this.#stop = stop;
  }

  override async init(...given: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const begun = await super.init(...given);
    // PGlite's own types do not know the hooks of Emscripten; the last one is where NodeFS mounts the folder.
    const hooks = begun.emscriptenOpts.preRun as ((module: EmscriptenModule) => void)[];
    const mount = hooks.at(-1);
    if (mount === undefined) throw new Error("Expected PGlite to mount a folder before it runs");
    hooks[hooks.length - 1] = (module) => {
      module.onAbort = () => this.#stop("PostgreSQL aborted; a full or failing disk is the usual reason");
      module.NODEFS.stream_ops["fsync"] = (stream) => this.#sync(module, stream);
      mount(module);
    };
    return begun;
  }

  #sync(module: EmscriptenModule, stream: Stream): number {
    try {
      sync(module, stream);
      return 0;
    } catch (error) {
      return this.#stop(`the disk failed: ${error instanceof Error ? error.message : "unknown"}`);
    }
  }
}

interface EmscriptenModule {
  onAbort?: () => void;
  readonly NODEFS: {
    readonly stream_ops: Record<string, (stream: Stream) => number>;
    readonly realPath: (node: unknown) => string;
  };
}

interface Stream {
  /** Node's number of the open file; folders have none. */
  readonly nfd?: number;
  readonly node: unknown;
}

function sync({ NODEFS }: EmscriptenModule, { nfd, node }: Stream): void {
  if (nfd !== undefined) {
    fsyncSync(nfd);
    return;
  }
  const folder = openSync(NODEFS.realPath(node), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
