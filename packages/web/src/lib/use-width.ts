import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Width of an element in CSS pixels, followed; null until it is known. */
export function useWidth<Kind extends HTMLElement>(): readonly [RefObject<Kind | null>, number | null] {
  const element = useRef<Kind>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    setWidth(current.clientWidth);
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
