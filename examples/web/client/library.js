import { RecentAnswers } from "./answers.js";
import { LibraryProblem, retryAfter } from "./problems.js";
const BELOW = "/api/v1/";
export const MOST_ON_A_PAGE = 100;
const PASSING = [429, 503];
/** The public API of one library: `new Library("https://library.example")`. */
export class Library {
    address;
    #options;
    #answers;
    constructor(address, options = {}) {
        this.address = address.replace(/\/+$/, "");
        this.#options = options;
        this.#answers = options.answers === undefined ? new RecentAnswers() : options.answers;
    }
    /** The same library with the drafts that a token shows. */
    previewed(token) {
        return new Library(this.address, { ...this.#options, preview: token });
    }
    /** One answer: `read("procedures/{slug}/", { slug: "acupuncture" })`. */
    async read(route, ask, request = {}) {
        return (await this.#json(this.#addressOf(route, ask), request));
    }
    /** The pages of a list, one after the other. */
    async *pages(route, ask, request = {}) {
        const start = this.#addressOf(route, ask);
        for (let address = start; address !== null;) {
            const page = (await this.#json(address, request));
            yield page;
            address = page.next === null ? null : onward(start, page.next);
        }
    }
    /** Every result of a list, as of one instant, however long it takes and whoever publishes. */
    async *walk(route, ask, request = {}) {
        const walk = { page_size: MOST_ON_A_PAGE, cursor: "start", ...ask };
        for await (const page of this.pages(route, walk, request)) {
            yield* page.results;
        }
    }
    /** What changed since a cursor, page by page; the `next` of the last one is for another day. */
    async *changes(ask, request = {}) {
        const start = this.#addressOf("changes/", ask);
        for (let address = start, more = true; more;) {
            const page = (await this.#json(address, request, false));
            yield page;
            address = onward(start, page.next);
            more = page.more;
        }
    }
    /** The answer as it came, for what is not JSON; also where its headers are wanted. */
    async response(route, ask, request = {}) {
        const response = await this.#fetched(this.#addressOf(route, ask), request, {});
        if (!response.ok)
            throw await LibraryProblem.of(response);
        return response;
    }
    #addressOf(route, ask) {
        const inPath = new Set();
        const path = route.replace(/\{(\w+)\}/g, (_, name) => {
            inPath.add(name);
            return encodeURIComponent(String(ask[name]));
        });
        const query = Object.entries(ask).flatMap(([name, value]) => inPath.has(name) ? [] : spoken(name, value));
        return `${this.address}${BELOW}${path}${query.length ? `?${query.join("&")}` : ""}`;
    }
    async #json(address, request, isKept = true) {
        const answers = isKept && this.#options.preview === undefined ? this.#answers : null;
        const kept = answers?.get(address);
        const known = kept ? { "If-None-Match": kept.etag } : {};
        const response = await this.#fetched(address, request, known);
        if (response.status === 304 && kept)
            return structuredClone(kept.body);
        if (!response.ok)
            throw await LibraryProblem.of(response);
        const body = await response.json();
        const etag = response.headers.get("ETag");
        if (etag)
            answers?.set(address, { etag, body: structuredClone(body) });
        return body;
    }
    async #fetched(address, { signal, accept = "application/json" }, more) {
        const { preview, retries = 2, patience = 60 } = this.#options;
        const authorization = preview === undefined ? {} : { Authorization: `Preview ${preview}` };
        const headers = { Accept: accept, ...authorization, ...more };
        const ask = this.#options.fetch ?? fetch;
        for (let tried = 0;; tried++) {
            const response = await ask(address, {
                headers,
                credentials: "omit",
                ...(signal ? { signal } : {}),
            });
            const wait = PASSING.includes(response.status) ? retryAfter(response) : null;
            if (wait === null || wait > patience || tried >= retries)
                return response;
            await response.body?.cancel();
            await passing(wait, signal);
        }
    }
}
/** One parameter of a query; commas mean any, repetition means all. */
function spoken(name, value) {
    const isList = Array.isArray(value);
    const texts = isList && value.some(Array.isArray) ? value.map(String) : [String(value)];
    const isEmpty = value === undefined || value === null || value === "" || (isList && !value.length);
    return isEmpty ? [] : texts.map((text) => `${name}=${encodeURIComponent(text)}`);
}
// Only the query is taken from `next`: the library may be reached at another address than its
// own, and a token must go nowhere else.
function onward(start, next) {
    return start.split("?")[0] + new URL(next).search;
}
async function passing(seconds, signal) {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener("abort", stop);
            resolve();
        }, seconds * 1000);
        signal?.addEventListener("abort", stop, { once: true });
    });
}
