import { type Answers, RecentAnswers } from "./answers.js";
import { LibraryProblem, retryAfter } from "./problems.js";
import type { Answer, Ask, Result, Route, Walk } from "./shapes.js";

const BELOW = "/api/v1/";
export const MOST_ON_A_PAGE = 100;
const PASSING = [429, 503];

export interface Options {
  /** A token that shows drafts; what it shows is never kept. */
  preview?: string;
  /** Answers to be asked for again with their `ETag`; null keeps none. */
  answers?: Answers | null;
  /** How often to ask again when the library says to wait, and how many seconds at most. */
  retries?: number;
  patience?: number;
  fetch?: typeof fetch;
}

export interface Request {
  signal?: AbortSignal;
  /** A media type other than JSON, for `response`. */
  accept?: string;
}

type Parameters = Record<string, unknown>;

/** The public API of one library: `new Library("https://library.example")`. */
export class Library {
  readonly address: string;
  readonly #options: Options;
  readonly #answers: Answers | null;

  constructor(address: string, options: Options = {}) {
    this.address = address.replace(/\/+$/, "");
    this.#options = options;
    this.#answers = options.answers === undefined ? new RecentAnswers() : options.answers;
  }

  /** The same library with the drafts that a token shows. */
  previewed(token: string): Library {
    return new Library(this.address, { ...this.#options, preview: token });
  }

  /** One answer: `read("procedures/{slug}/", { slug: "acupuncture" })`. */
  async read<R extends Route, const Q extends Ask<R>>(
    route: R,
    ask: Q,
    request: Request = {},
  ): Promise<Answer<R, Q>> {
    return (await this.#json(this.#addressOf(route, ask as Parameters), request)) as Answer<R, Q>;
  }

  /** The pages of a list, one after the other. */
  async *pages<R extends Route, const Q extends Ask<R>>(
    route: R,
    ask: Q,
    request: Request = {},
  ): AsyncGenerator<Answer<R, Q>, void, undefined> {
    const start = this.#addressOf(route, ask as Parameters);
    for (let address: string | null = start; address !== null; ) {
      const page = (await this.#json(address, request)) as { next: string | null };
      yield page as Answer<R, Q>;
      address = page.next === null ? null : onward(start, page.next);
    }
  }

  /** Every result of a list, as of one instant, however long it takes and whoever publishes. */
  async *walk<R extends Walk, const Q extends Ask<R>>(
    route: R,
    ask: Q,
    request: Request = {},
  ): AsyncGenerator<Result<Answer<R, Q>>, void, undefined> {
    const walk = { page_size: MOST_ON_A_PAGE, cursor: "start", ...ask };
    for await (const page of this.pages(route, walk as unknown as Q, request)) {
      yield* (page as { results: Result<Answer<R, Q>>[] }).results;
    }
  }

  /** What changed since a cursor, page by page; the `next` of the last one is for another day. */
  async *changes<const Q extends Ask<"changes/">>(
    ask: Q,
    request: Request = {},
  ): AsyncGenerator<Answer<"changes/", Q>, void, undefined> {
    const start = this.#addressOf("changes/", ask as Parameters);
    for (let address = start, more = true; more; ) {
      const page = (await this.#json(address, request, false)) as { next: string; more: boolean };
      yield page as Answer<"changes/", Q>;
      address = onward(start, page.next);
      more = page.more;
    }
  }

  /** The answer as it came, for what is not JSON; also where its headers are wanted. */
  async response<R extends Route>(route: R, ask: Ask<R>, request: Request = {}): Promise<Response> {
    const response = await this.#fetched(this.#addressOf(route, ask as Parameters), request, {});
    if (!response.ok) throw await LibraryProblem.of(response);
    return response;
  }

  #addressOf(route: string, ask: Parameters): string {
    const inPath = new Set<string>();
    const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
      inPath.add(name);
      return encodeURIComponent(String(ask[name]));
    });
    const query = Object.entries(ask).flatMap(([name, value]) =>
      inPath.has(name) ? [] : spoken(name, value),
    );
    return `${this.address}${BELOW}${path}${query.length ? `?${query.join("&")}` : ""}`;
  }

  async #json(address: string, request: Request, isKept = true): Promise<unknown> {
    const answers = isKept && this.#options.preview === undefined ? this.#answers : null;
    const kept = answers?.get(address);
    const known: Record<string, string> = kept ? { "If-None-Match": kept.etag } : {};
    const response = await this.#fetched(address, request, known);
    if (response.status === 304 && kept) return structuredClone(kept.body);
    if (!response.ok) throw await LibraryProblem.of(response);
    const body: unknown = await response.json();
    const etag = response.headers.get("ETag");
    if (etag) answers?.set(address, { etag, body: structuredClone(body) });
    return body;
  }

  async #fetched(
    address: string,
    { signal, accept = "application/json" }: Request,
    more: Record<string, string>,
  ): Promise<Response> {
    const { preview, retries = 2, patience = 60 } = this.#options;
    const authorization = preview === undefined ? {} : { Authorization: `Preview ${preview}` };
    const headers = { Accept: accept, ...authorization, ...more };
    const ask = this.#options.fetch ?? fetch;
    for (let tried = 0; ; tried++) {
      const response = await ask(address, {
        headers,
        credentials: "omit",
        ...(signal ? { signal } : {}),
      });
      const wait = PASSING.includes(response.status) ? retryAfter(response) : null;
      if (wait === null || wait > patience || tried >= retries) return response;
      await response.body?.cancel();
      await passing(wait, signal);
    }
  }
}

/** One parameter of a query; commas mean any, repetition means all. */
function spoken(name: string, value: unknown): string[] {
  const isList = Array.isArray(value);
  const texts = isList && value.some(Array.isArray) ? value.map(String) : [String(value)];
  const isEmpty = value === undefined || value === null || value === "" || (isList && !value.length);
  return isEmpty ? [] : texts.map((text) => `${name}=${encodeURIComponent(text)}`);
}

// Only the query is taken from `next`: the library may be reached at another address than its
// own, and a token must go nowhere else.
function onward(start: string, next: string): string {
  return start.split("?")[0] + new URL(next).search;
}

async function passing(seconds: number, signal?: AbortSignal): Promise<void> {
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
