"""Where documents are kept by their id, which stays when an item is renamed."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any, Protocol

Document = dict[str, Any]
KEEP = "keep"


class Store(Protocol):
    def cursor(self) -> str | None:
        """Where the next sync goes on; None begins anew."""

    def held(self) -> dict[str, str]:
        """``{id: rendered}`` of all that is kept."""

    def get(self, type_name: str, slug: str) -> Document | None: ...

    def all(self, type_name: str) -> list[Document]: ...

    def apply(
        self, put: Iterable[Document], remove: Iterable[str], cursor: str | None = KEEP
    ) -> None:
        """One step of a sync: all of it, or nothing."""


class DictStore:
    """Keeps documents for as long as the process lives."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._cursor: str | None = None

    def cursor(self) -> str | None:
        return self._cursor

    def held(self) -> dict[str, str]:
        return {id: each["rendered"] for id, each in self._documents.items()}

    def get(self, type_name: str, slug: str) -> Document | None:
        return next((each for each in self.all(type_name) if each["slug"] == slug), None)

    def all(self, type_name: str) -> list[Document]:
        return [each for each in self._documents.values() if each["type"] == type_name]

    def apply(
        self, put: Iterable[Document], remove: Iterable[str], cursor: str | None = KEEP
    ) -> None:
        for id in remove:
            self._documents.pop(id, None)
        self._documents |= {each["id"]: each for each in put}
        if cursor != KEEP:
            self._cursor = cursor


class SQLiteStore:
    """Keeps documents in a file."""

    def __init__(self, path: str) -> None:
        self._path = path
        with closing(self._connected()) as database, database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, type TEXT NOT NULL,"
                " slug TEXT NOT NULL, rendered TEXT NOT NULL, body TEXT NOT NULL)"
            )
            database.execute("CREATE INDEX IF NOT EXISTS by_slug ON document (type, slug)")
            database.execute("CREATE TABLE IF NOT EXISTS state (cursor TEXT)")

    def cursor(self) -> str | None:
        rows = self._rows("SELECT cursor FROM state")
        return rows[0][0] if rows else None

    def held(self) -> dict[str, str]:
        return dict(self._rows("SELECT id, rendered FROM document"))

    def get(self, type_name: str, slug: str) -> Document | None:
        asked = "SELECT body FROM document WHERE type = ? AND slug = ?"
        rows = self._rows(asked, type_name, slug)
        return json.loads(rows[0][0]) if rows else None

    def all(self, type_name: str) -> list[Document]:
        rows = self._rows("SELECT body FROM document WHERE type = ? ORDER BY slug", type_name)
        return [json.loads(body) for (body,) in rows]

    def apply(
        self, put: Iterable[Document], remove: Iterable[str], cursor: str | None = KEEP
    ) -> None:
        with closing(self._connected()) as database, database:
            database.executemany("DELETE FROM document WHERE id = ?", [(id,) for id in remove])
            database.executemany(
                "REPLACE INTO document VALUES (:id, :type, :slug, :rendered, :body)",
                [_row(each) for each in put],
            )
            if cursor != KEEP:
                database.execute("DELETE FROM state")
                database.execute("INSERT INTO state VALUES (?)", [cursor])

    def _rows(self, asked: str, *values: str) -> list[Any]:
        with closing(self._connected()) as database:
            return database.execute(asked, values).fetchall()

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=20)


def _row(document: Document) -> dict[str, str]:
    columns = {name: document[name] for name in ("id", "type", "slug", "rendered")}
    return {**columns, "body": json.dumps(document, ensure_ascii=False)}
