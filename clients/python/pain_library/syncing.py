"""Keeping a copy of the library that stays true: what was taken down is taken out of it."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pain_library.library import MOST_ON_A_PAGE, Library
from pain_library.problems import LibraryProblem
from pain_library.stores import Store

RESYNC = "resync"


@dataclass
class Synced:
    """What a sync did; ``anew``: everything was read, for the first time or again."""

    put: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    anew: bool = False


@dataclass(frozen=True)
class Checked:
    """What a look at the manifest found, as ids. ``as_of`` is None before anything was public."""

    removed: list[str]
    stale: list[str]
    as_of: str | None


def sync(library: Library, store: Store, types: list[str] | None = None) -> Synced:
    """Bring a store to what is public now; a store is always synced with the same ``types``.

    A sync that breaks off goes on where it was: each page is applied whole, with its cursor.
    """
    cursor = store.cursor()
    if cursor is None:
        return _begun(library, store, types)
    try:
        return _applied(library, store, types, since=cursor)
    except LibraryProblem as problem:
        if problem.kind != RESYNC:
            raise
    store.apply([], [], None)
    return _begun(library, store, types)


def check(library: Library, store: Store, types: list[str] | None = None) -> Checked:
    """Remove what is not public any more, by the manifest alone.

    It is quick enough to be done before anything is shown. ``stale`` names what changed since, or
    is not kept yet.
    """
    manifest = library.answer("manifest/", {"type": types})
    live = {each["id"]: each["rendered"] for each in manifest["items"]}
    held = store.held()
    removed = [id for id in held if id not in live]
    if removed:
        store.apply([], removed)
    stale = [id for id, rendered in live.items() if held.get(id) != rendered]
    return Checked(removed, stale, manifest["as_of"])


def _begun(library: Library, store: Store, types: list[str] | None) -> Synced:
    # What a store still holds stays readable while it is read anew; but what is not public any
    # more goes first, and the reading is of the instant at which that was looked up.
    at = check(library, store, types).as_of if store.held() else None
    synced = _applied(library, store, types, at=at)
    synced.anew = True
    return synced


def _applied(
    library: Library, store: Store, types: list[str] | None, **start: str | None
) -> Synced:
    done = Synced()
    wanted = {"type": types, "expand": "document", "page_size": MOST_ON_A_PAGE}
    for page in library.changes(**wanted, **start):
        put = [each for each in page["changes"] if each["change"] == "put"]
        removed = [each for each in page["changes"] if each["change"] == "removed"]
        cursor = parse_qs(urlsplit(page["next"]).query)["since"][0]
        store.apply([each["document"] for each in put], [each["id"] for each in removed], cursor)
        done.put += put
        done.removed += removed
    return done
