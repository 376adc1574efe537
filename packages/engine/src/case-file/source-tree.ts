/** Keys and list indices from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** Offsets into the text. */
export interface Place {
  readonly key: number;
  readonly value: number;
}

/** Where an element of a list stands, and the index it has in the text. */
interface ElementPlace {
  readonly offset: number;
  readonly index: number;
}

/** What is undefined was not needed yet: a hostile file may have millions of empty containers. */
interface Places {
  readonly start: number;
  entries: Map<string, Place> | undefined;
  elements: ElementPlace[] | undefined;
  removed: Set<string> | undefined;
  damaged: boolean;
}

/**
 * A plain value as JSON knows it, that remembers where each part stood in the text. Wrong parts can be taken out, so that
 * the rest may still be looked at; the containers they stood in are marked as damaged.
 */
export class SourceTree {
  root: unknown = undefined;
  readonly #places = new Map<object, Places>();

  addContainer(container: object, start: number): void {
    this.#places.set(container, { start, entries: undefined, elements: undefined, removed: undefined, damaged: false });
  }

  setEntry(record: Record<string, unknown>, [key, value]: readonly [string, unknown], place: Place): void {
    record[key] = value;
    const places = this.#places.get(record);
    if (places) places.entries = (places.entries ?? new Map<string, Place>()).set(key, place);
  }

  pushElement(list: unknown[], value: unknown, place: ElementPlace): void {
    list.push(value);
    const places = this.#places.get(list);
    if (places) (places.elements ??= []).push(place);
  }

  /** Notes that a part was left out of this container because it was wrong. */
  damage(container: object, key?: string): void {
    const places = this.#places.get(container);
    if (!places) return;
    places.damaged = true;
    if (key !== undefined) (places.removed ??= new Set()).add(key);
  }

  /** The value at a path, or undefined. */
  valueAt(path: Path): unknown {
    let value = this.root;
    for (const key of path) value = childOf(value, key);
    return value;
  }

  /** Where the value at a path stands, or its key; for a path that leads nowhere, the deepest part of it that exists. */
  offsetOf(path: Path, part: "key" | "value"): number {
    let value = this.root;
    let offset = this.#startOf(value);
    for (const [i, key] of path.entries()) {
      const place = this.#placeOf(value, key);
      if (!place) return offset;
      offset = part === "key" && i === path.length - 1 ? place.key : place.value;
      value = childOf(value, key);
    }
    return offset;
  }

  /** The index that the element at this path had in the text, before wrong parts were taken out. */
  writtenIndex(path: Path): number {
    const index = Number(path.at(-1));
    return this.#placesAt(path.slice(0, -1))?.elements?.[index]?.index ?? index;
  }

  isDamaged(path: Path): boolean {
    return this.#placesAt(path)?.damaged ?? false;
  }

  /** Whether the entry this path leads to was taken out. */
  wasRemoved(path: Path): boolean {
    return this.#placesAt(path.slice(0, -1))?.removed?.has(String(path.at(-1))) ?? false;
  }

  /** Takes the value at a path out of the container it stands in. */
  remove(path: Path): void {
    const container = this.valueAt(path.slice(0, -1));
    const key = path.at(-1);
    if (typeof container !== "object" || container === null || key === undefined) return;
    this.damage(container, String(key));
    if (Array.isArray(container)) {
      container.splice(Number(key), 1);
      this.#places.get(container)?.elements?.splice(Number(key), 1);
    } else {
      Reflect.deleteProperty(container, key);
      this.#places.get(container)?.entries?.delete(String(key));
    }
  }

  #placesAt(path: Path): Places | undefined {
    const container = this.valueAt(path);
    return typeof container === "object" && container !== null ? this.#places.get(container) : undefined;
  }

  #placeOf(container: unknown, key: string | number): Place | undefined {
    if (typeof container !== "object" || container === null) return undefined;
    const places = this.#places.get(container);
    if (!Array.isArray(container)) return places?.entries?.get(String(key));
    const element = places?.elements?.[Number(key)];
    return element && { key: element.offset, value: element.offset };
  }

  #startOf(value: unknown): number {
    return typeof value === "object" && value !== null ? (this.#places.get(value)?.start ?? 0) : 0;
  }
}

function childOf(container: unknown, key: string | number): unknown {
  if (typeof container !== "object" || container === null || !Object.hasOwn(container, key)) return undefined;
  return Reflect.get(container, key);
}
