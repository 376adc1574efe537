import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const PACKABLE = /\.(?:js|css|html|svg|yaml|json)$/;
/** Bytes under which packing gains nothing. */
const SMALL = 1_000;

/** Lays a packed copy beside each file, once at build, so that the server packs nothing. */
export function compressed(): Plugin {
  let folder = "dist";
  return {
    name: "compressed",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    async closeBundle() {
      const files = (await readdir(folder, { recursive: true })).filter((name) => PACKABLE.test(name));
      await Promise.all(files.map((name) => packBeside(join(folder, name))));
    },
  };
}

async function packBeside(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < SMALL) return;
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: size }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
