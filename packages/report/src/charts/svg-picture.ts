import { type Html, html } from "../html.ts";
import { PAINT } from "./paint.ts";

export interface PictureFrame {
  /** The only one of its name on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Of the drawing, in its own units; the page stretches it. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** What every picture has around what is drawn: a title and a description for those who do not see it, and paper behind. */
export function svgPicture({ id, title, description, width, height, fontSize }: PictureFrame, drawing: Html): Html {
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="${fontSize}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<rect width="${width}" height="${height}" fill="${PAINT.paper}"/>
${drawing}
</svg>`;
}
