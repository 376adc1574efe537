/** Where a server is to be found just now: another address each time it starts. */
export class Place {
  #url = Promise.withResolvers<string>();

  get url(): Promise<string> {
    return this.#url.promise;
  }

  isAt(url: string): void {
    this.#url.resolve(url);
  }

  isGone(): void {
    this.#url = Promise.withResolvers();
  }
}
