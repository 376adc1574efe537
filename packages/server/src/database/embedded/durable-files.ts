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

/** Files of a folder in which fsync is one: those of PGlite have none, and a commit there is kept only if the machine goes on. */
export class DurableFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const begun = await super.init(...given);
    // PGlite's own types do not know the hooks of Emscripten; the last one is where NodeFS mounts the folder.
    const hooks = begun.emscriptenOpts.preRun as ((module: EmscriptenModule) => void)[];
    const mount = hooks.at(-1);
    if (mount === undefined) throw new Error("Expected PGlite to mount a folder before it runs");
    hooks[hooks.length - 1] = (module) => {
      module.NODEFS.stream_ops["fsync"] = (stream) => sync(module, stream);
      mount(module);
    };
    return begun;
  }
}

interface EmscriptenModule {
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

function sync({ NODEFS }: EmscriptenModule, { nfd, node }: Stream): number {
  if (nfd !== undefined) {
    fsyncSync(nfd);
    return 0;
  }
  const folder = openSync(NODEFS.realPath(node), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
  return 0;
}
