/** How many are answered at once, and how many such rounds go on at a time. */
export interface GatheringSettings {
  readonly rounds: number;
  readonly most: number;
}

/**
 * Questions that are answered together as they come: the first at once, those that come while rounds are under way in the next. So nothing
 * waits where there is little to do, and where there is much each trip to the database is shared by many.
 */
export class Gathering<Question, Answer> {
  readonly #answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  readonly #settings: GatheringSettings;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #rounds = 0;
  #isDue = false;

  /** `answerAll`: an answer for each, in their order. Where it throws, all are told that. */
  constructor(settings: GatheringSettings, answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>) {
    this.#settings = settings;
    this.#answerAll = answerAll;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.#waiting.push({ question, answered, failed });
      this.#begin();
    });
  }

  /** What is asked in the same turn of the event loop goes together. */
  #begin(): void {
    if (this.#isDue || this.#rounds >= this.#settings.rounds || this.#waiting.length === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      void this.#round(this.#waiting.splice(0, this.#settings.most));
      this.#begin();
    });
  }

  async #round(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    this.#rounds++;
    try {
      const answers = await this.#answerAll(asked.map(({ question }) => question));
      if (answers.length !== asked.length) throw new Error(`Expected ${asked.length} answers, got ${answers.length}`);
      for (const [k, answer] of answers.entries()) asked[k]?.answered(answer);
    } catch (error) {
      for (const { failed } of asked) failed(error);
    } finally {
      this.#rounds--;
      this.#begin();
    }
  }
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}
