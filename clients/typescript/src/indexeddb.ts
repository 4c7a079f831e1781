import type { Stored, Type } from "./shapes.js";
import type { Batch, Store, StoredOf } from "./stores.js";

const DOCUMENTS = "documents";
const STATE = "state";
const BY_TYPE = "type";
const BY_SLUG = "slug";
const CURSOR = "cursor";

/** Keeps documents in the browser, so that they are there without a network. */
export class IndexedDBStore implements Store {
  readonly #name: string;
  #database: Promise<IDBDatabase> | undefined;

  constructor(name = "pain-library") {
    this.#name = name;
  }

  async cursor(): Promise<string | null> {
    const kept = await this.#read(STATE, (state) => state.get(CURSOR));
    return (kept as string | undefined) ?? null;
  }

  async held(): Promise<Map<string, string>> {
    const documents = (await this.#read(DOCUMENTS, (store) => store.getAll())) as Stored[];
    return new Map(documents.map((each) => [each.id, each.rendered]));
  }

  async get<T extends Type>(type: T, slug: string): Promise<StoredOf<T> | undefined> {
    const asked = await this.#read(DOCUMENTS, (store) => store.index(BY_SLUG).get([type, slug]));
    return asked as StoredOf<T> | undefined;
  }

  async all<T extends Type>(type: T): Promise<StoredOf<T>[]> {
    const asked = await this.#read(DOCUMENTS, (store) => store.index(BY_TYPE).getAll(type));
    return asked as StoredOf<T>[];
  }

  /** One transaction: a page that is closed meanwhile leaves the state before. */
  async apply({ put, remove, cursor }: Batch): Promise<void> {
    const transaction = (await this.#opened()).transaction([DOCUMENTS, STATE], "readwrite");
    const documents = transaction.objectStore(DOCUMENTS);
    for (const id of remove) documents.delete(id);
    for (const each of put) documents.put(each);
    if (cursor !== undefined) transaction.objectStore(STATE).put(cursor, CURSOR);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }

  async #read(name: string, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    return settled(ask((await this.#opened()).transaction(name).objectStore(name)));
  }

  #opened(): Promise<IDBDatabase> {
    this.#database ??= this.#open().catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }

  async #open(): Promise<IDBDatabase> {
    const opening = indexedDB.open(this.#name, 1);
    opening.onupgradeneeded = () => {
      const documents = opening.result.createObjectStore(DOCUMENTS, { keyPath: "id" });
      documents.createIndex(BY_TYPE, "type");
      documents.createIndex(BY_SLUG, ["type", "slug"]);
      opening.result.createObjectStore(STATE);
    };
    const database = await settled(opening);
    // Another tab that brings a newer form must not wait for this one.
    database.onversionchange = () => {
      database.close();
      this.#database = undefined;
    };
    return database;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
