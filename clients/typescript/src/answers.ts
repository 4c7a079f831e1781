/** An answer and the tag under which the server knows it. */
export interface KeptAnswer {
  etag: string;
  body: unknown;
}

/** Where answers are kept by their address, to be asked for again with `If-None-Match`. */
export interface Answers {
  get(address: string): KeptAnswer | undefined;
  set(address: string, answer: KeptAnswer): void;
}

/** The answers asked for last. */
export class RecentAnswers implements Answers {
  readonly most: number;
  readonly #kept = new Map<string, KeptAnswer>();

  constructor(most = 200) {
    this.most = most;
  }

  get(address: string): KeptAnswer | undefined {
    const kept = this.#kept.get(address);
    if (kept) this.#place(address, kept);
    return kept;
  }

  set(address: string, answer: KeptAnswer): void {
    this.#place(address, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
  }

  #place(address: string, answer: KeptAnswer): void {
    this.#kept.delete(address);
    this.#kept.set(address, answer);
  }
}
