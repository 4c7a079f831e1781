/** The answers asked for last. */
export class RecentAnswers {
    most;
    #kept = new Map();
    constructor(most = 200) {
        this.most = most;
    }
    get(address) {
        const kept = this.#kept.get(address);
        if (kept)
            this.#place(address, kept);
        return kept;
    }
    set(address, answer) {
        this.#place(address, answer);
        const [oldest] = this.#kept.keys();
        if (this.#kept.size > this.most && oldest !== undefined)
            this.#kept.delete(oldest);
    }
    #place(address, answer) {
        this.#kept.delete(address);
        this.#kept.set(address, answer);
    }
}
