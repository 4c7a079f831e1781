import type { components, paths } from "./contract.js";
export type Schemas = components["schemas"];
/** An address below `/api/v1/`, as the contract writes it: `procedures/{slug}/`. */
export type Route = keyof paths extends infer P ? P extends `/api/v1/${infer Below}` ? Below : never : never;
type Operation<R extends Route> = paths[`/api/v1/${R}`]["get"];
type InPath<R extends Route> = Operation<R> extends {
    parameters: {
        path: infer P;
    };
} ? P : unknown;
type InQuery<R extends Route> = Operation<R> extends {
    parameters: {
        query?: infer Q;
    };
} ? NonNullable<Q> : unknown;
/** Any of several values as a list; all of them as a list of lists. What is empty is not sent. */
type Given<T> = (T extends readonly (infer V)[] ? V | readonly V[] | readonly V[][] : T) | null | undefined;
/** The parameters of a route, of its path and of its query together. */
export type Ask<R extends Route> = InPath<R> & {
    [K in keyof InQuery<R>]?: Given<NonNullable<InQuery<R>[K]>>;
};
type Body<R extends Route> = Operation<R> extends {
    responses: {
        200: {
            content: {
                "application/json": infer B;
            };
        };
    };
} ? B : unknown;
/** The whole of what is either whole or the part that was asked for. */
type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? Schemas["Part"] extends T ? never : T extends {
    results: infer Rows;
} ? Omit<T, "results"> & {
    results: Whole<Rows>;
} : T : T;
/** What is left when fields were chosen: each may be there. */
export type Part<T> = T extends (infer E)[] ? Part<E>[] : T extends object ? {
    [K in keyof T]?: Part<T[K]>;
} : T;
type Envelope = {
    results: unknown;
    meta: unknown;
};
type PartOf<T> = T extends Envelope ? Omit<T, "results"> & {
    results: Part<T["results"]>;
} : Part<T>;
/** A text and its lay form: for one audience, either may be left out. */
type Paired<T, K extends keyof T> = K extends `lay_${string}` ? true : `lay_${K & string}` extends keyof T ? true : false;
export type ForAudience<T> = T extends (infer E)[] ? ForAudience<E>[] : T extends object ? {
    [K in keyof T as Paired<T, K> extends true ? never : K]: ForAudience<T[K]>;
} & {
    [K in keyof T as Paired<T, K> extends true ? K : never]?: ForAudience<T[K]>;
} : T;
/** What a route answers to these parameters. */
export type Answer<R extends Route, Q = unknown> = Q extends {
    fields: {};
} | {
    omit: {};
} ? PartOf<Whole<Body<R>>> : Q extends {
    audience: {};
} ? ForAudience<Whole<Body<R>>> : Whole<Body<R>>;
/** Routes whose lists can be walked from end to end at one instant. */
export type Walk = {
    [R in Route]: InQuery<R> extends {
        cursor?: unknown;
    } ? R : never;
}[Route];
export type Result<T> = T extends {
    results: (infer E)[];
} ? E : never;
/** Every document that the library has, told apart by `type`. */
export type Document = {
    [R in Route]: R extends `${string}/{slug}/` ? R extends `${string}/{slug}/${string}/` ? never : Whole<Body<R>> : never;
}[Route];
export type Type = Document["type"];
/** What `/changes/` brings of an item: all of its document but what leads back to it. */
export type Stored = NonNullable<Put["document"]>;
export type Put = Extract<Change, {
    change: "put";
}>;
export type Change = Body<"changes/">["changes"][number];
/** A refusal; what only some kinds of it say may be lacking. `about:blank` is of a server between. */
export type Problem = {
    type: Schemas["Problem"]["type"] | "about:blank";
    title: string;
    status: number;
    detail: string;
    instance: string;
    errors?: Schemas["Fault"][];
    reason?: string;
    withdrawn_at?: string;
    successor?: Schemas["Gone"]["successor"];
};
export {};
