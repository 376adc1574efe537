/** A small setting of this browser. Where it may keep nothing, the setting lasts as long as the page. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keepSetting(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above: it lasts as long as the page.
  }
}
