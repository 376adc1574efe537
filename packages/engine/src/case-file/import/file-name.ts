/** A file's name without folders and without what follows the last dot. */
export function fileName(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? path;
  return last.replace(/(?<=.)\.[^.]*$/, "");
}
