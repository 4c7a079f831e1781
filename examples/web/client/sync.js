import { MOST_ON_A_PAGE } from "./library.js";
import { LibraryProblem } from "./problems.js";
/**
 * Bring a store to what is public now. A sync that breaks off goes on where it was: each page is
 * applied whole, together with its cursor.
 */
export async function sync(library, store, what = {}) {
    const cursor = await store.cursor();
    if (cursor === null)
        return begun(library, store, what);
    try {
        return await applied(library, store, what, { since: cursor });
    }
    catch (error) {
        if (!(error instanceof LibraryProblem && error.kind === "resync"))
            throw error;
    }
    await store.apply({ put: [], remove: [], cursor: null });
    return begun(library, store, what);
}
/**
 * Remove what is not public any more, by the manifest alone: quick enough to be done before
 * anything is shown. Tells which of the rest changed since, or is not kept yet.
 */
export async function check(library, store, what = {}) {
    const manifest = await library.read("manifest/", narrowed(what), what);
    const live = new Map(manifest.items.map((each) => [each.id, each.rendered]));
    const held = await store.held();
    const removed = [...held.keys()].filter((id) => !live.has(id));
    if (removed.length)
        await store.apply({ put: [], remove: removed });
    const stale = [...live].filter(([id, now]) => held.get(id) !== now).map(([id]) => id);
    return { removed, stale, asOf: manifest.as_of };
}
// What a store still holds stays readable while it is read anew; but what is not public any more
// goes first, and the reading is of the instant at which that was looked up.
async function begun(library, store, what) {
    const isEmpty = (await store.held()).size === 0;
    const at = isEmpty ? null : (await check(library, store, what)).asOf;
    const pinned = at === null ? {} : { at };
    return { ...(await applied(library, store, what, pinned)), anew: true };
}
async function applied(library, store, what, start) {
    const done = { put: [], removed: [], anew: false };
    const wanted = { ...narrowed(what), expand: "document", page_size: MOST_ON_A_PAGE };
    for await (const page of library.changes({ ...wanted, ...start }, what)) {
        const put = page.changes.filter((each) => each.change === "put");
        const removed = page.changes.filter((each) => each.change === "removed");
        await store.apply({
            put: put.flatMap((each) => each.document ?? []),
            remove: removed.map((each) => each.id),
            cursor: new URL(page.next).searchParams.get("since"),
        });
        done.put.push(...put);
        done.removed.push(...removed);
    }
    return done;
}
function narrowed({ types }) {
    return types ? { type: types } : {};
}
