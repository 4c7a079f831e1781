/** What the library refused, and why (RFC 9457). */
export class LibraryProblem extends Error {
    status;
    body;
    /** Seconds after which it may be asked again, where it said so. */
    retryAfter;
    constructor(body, status, retryAfter = null) {
        super(body.detail);
        this.name = "LibraryProblem";
        this.body = body;
        this.status = status;
        this.retryAfter = retryAfter;
    }
    /** Its kind, as in `withdrawn` of `/problems/withdrawn`. */
    get kind() {
        return this.body.type.replace("/problems/", "");
    }
    static async of(response) {
        return new LibraryProblem(await told(response), response.status, retryAfter(response));
    }
}
// A server between may answer in words of its own.
async function told(response) {
    const text = await response.text();
    if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
        return JSON.parse(text);
    }
    const title = response.statusText || `Status ${response.status}`;
    return {
        type: "about:blank",
        title,
        status: response.status,
        detail: title,
        instance: response.url,
    };
}
/** `Retry-After` in seconds, whether it was a number or a date; null without one. */
export function retryAfter(response) {
    const value = response.headers.get("Retry-After");
    if (value === null)
        return null;
    const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
    return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
