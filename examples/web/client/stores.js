/** Keeps documents for as long as the page or process lives. */
export class MemoryStore {
    #documents = new Map();
    #cursor = null;
    async cursor() {
        return this.#cursor;
    }
    async held() {
        return new Map([...this.#documents].map(([id, document]) => [id, document.rendered]));
    }
    async get(type, slug) {
        return (await this.all(type)).find((each) => each.slug === slug);
    }
    async all(type) {
        return [...this.#documents.values()].filter((each) => each.type === type);
    }
    async apply({ put, remove, cursor }) {
        for (const id of remove)
            this.#documents.delete(id);
        for (const each of put)
            this.#documents.set(each.id, each);
        if (cursor !== undefined)
            this.#cursor = cursor;
    }
}
