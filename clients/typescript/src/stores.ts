import type { Stored, Type } from "./shapes.js";

/** What one step of a sync does to a store: all of it, or nothing. */
export interface Batch {
  put: Stored[];
  /** Ids of items that must not be shown any more. */
  remove: string[];
  /** Where the next step goes on; null begins anew; left out, it stays. */
  cursor?: string | null;
}

/** Where documents are kept by their id, which stays when an item is renamed. */
export interface Store {
  cursor(): Promise<string | null>;
  /** `rendered` of each document that is kept, by id. */
  held(): Promise<Map<string, string>>;
  get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined>;
  all<T extends Type>(type: T): Promise<StoredOf<T>[]>;
  apply(batch: Batch): Promise<void>;
}

export type StoredOf<T extends Type> = Extract<Stored, { type: T }>;

/** Keeps documents for as long as the page or process lives. */
export class MemoryStore implements Store {
  readonly #documents = new Map<string, Stored>();
  #cursor: string | null = null;

  async cursor(): Promise<string | null> {
    return this.#cursor;
  }

  async held(): Promise<Map<string, string>> {
    return new Map([...this.#documents].map(([id, document]) => [id, document.rendered]));
  }

  async get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined> {
    return (await this.all(type)).find((each) => each.slug === slug);
  }

  async all<T extends Type>(type: T): Promise<StoredOf<T>[]> {
    return [...this.#documents.values()].filter((each) => each.type === type) as StoredOf<T>[];
  }

  async apply({ put, remove, cursor }: Batch): Promise<void> {
    for (const id of remove) this.#documents.delete(id);
    for (const each of put) this.#documents.set(each.id, each);
    if (cursor !== undefined) this.#cursor = cursor;
  }
}
