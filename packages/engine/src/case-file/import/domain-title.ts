import { fileName } from "./file-name.ts";

/** A title for a case from its domain file: "Camera-C-domain.xml" becomes "Camera-C". A file named only "domain" keeps its name. */
export function domainTitle(path: string): string {
  const name = fileName(path);
  const title = name
    .replace(/[-_. ]*(domain|template)$/i, "")
    .replaceAll("_", " ")
    .trim();
  return title === "" ? name : title;
}
