const DOCUMENTS = "documents";
const STATE = "state";
const BY_TYPE = "type";
const BY_SLUG = "slug";
const CURSOR = "cursor";
/** Keeps documents in the browser, so that they are there without a network. */
export class IndexedDBStore {
    #name;
    #database;
    constructor(name = "pain-library") {
        this.#name = name;
    }
    async cursor() {
        const kept = await this.#read(STATE, (state) => state.get(CURSOR));
        return kept ?? null;
    }
    async held() {
        const documents = (await this.#read(DOCUMENTS, (store) => store.getAll()));
        return new Map(documents.map((each) => [each.id, each.rendered]));
    }
    async get(type, slug) {
        const asked = await this.#read(DOCUMENTS, (store) => store.index(BY_SLUG).get([type, slug]));
        return asked;
    }
    async all(type) {
        const asked = await this.#read(DOCUMENTS, (store) => store.index(BY_TYPE).getAll(type));
        return asked;
    }
    /** One transaction: a page that is closed meanwhile leaves the state before. */
    async apply({ put, remove, cursor }) {
        const transaction = (await this.#opened()).transaction([DOCUMENTS, STATE], "readwrite");
        const documents = transaction.objectStore(DOCUMENTS);
        for (const id of remove)
            documents.delete(id);
        for (const each of put)
            documents.put(each);
        if (cursor !== undefined)
            transaction.objectStore(STATE).put(cursor, CURSOR);
        await new Promise((resolve, reject) => {
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error);
            transaction.onerror = () => reject(transaction.error);
        });
    }
    async #read(name, ask) {
        return settled(ask((await this.#opened()).transaction(name).objectStore(name)));
    }
    #opened() {
        this.#database ??= this.#open().catch((error) => {
            this.#database = undefined;
            throw error;
        });
        return this.#database;
    }
    async #open() {
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
function settled(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}
