/** What a picture looks like by the page's styles, which a file of its own has not. */
const LOOK = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "visibility",
] as const;

const SVG = "http://www.w3.org/2000/svg";

/** The drawn picture inside an element as a file that stands alone: its SVG, with any canvas behind it as an image, on the page's paper. */
export function svgText(element: HTMLElement): string | null {
  const drawn = element.querySelector("svg");
  if (drawn === null) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const copy = drawn.cloneNode(true) as SVGSVGElement; // a copy of an SVG is one
  copyLook(drawn, copy);
  copy.removeAttribute("aria-hidden");
  copy.setAttribute("xmlns", SVG);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const clouds = [...element.querySelectorAll("canvas")].map((canvas) => asImage(canvas, width, height));
  copy.prepend(paper(width, height), ...clouds);
  return new XMLSerializer().serializeToString(copy);
}

function copyLook(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of LOOK) {
    const value = style.getPropertyValue(name);
    if (value !== "") to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => {
    const twin = to.children[i];
    if (twin !== undefined) copyLook(child, twin);
  });
}

function paper(width: number, height: number): SVGElement {
  const rect = document.createElementNS(SVG, "rect");
  const fill = getComputedStyle(document.documentElement).backgroundColor;
  for (const [name, value] of Object.entries({ width, height, fill })) rect.setAttribute(name, String(value));
  return rect;
}

function asImage(canvas: HTMLCanvasElement, width: number, height: number): SVGElement {
  const image = document.createElementNS(SVG, "image");
  for (const [name, value] of Object.entries({ width, height, href: canvas.toDataURL() })) image.setAttribute(name, String(value));
  return image;
}

/** Twice the size on the screen, so that it can be printed. */
const PIXELS = 2;

/** The same in pixels. Null where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * PIXELS;
  canvas.height = image.naturalHeight * PIXELS;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
