"""The judged queries."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("judged.json")
GRADES = (3, 2, 1)
NOTHING = "nothing"


@dataclass(frozen=True)
class Query:
    """``grades`` are 1 to 3 by ``type/slug``; a query of the class “nothing” has none."""

    text: str
    kind: str
    grades: dict
    type_name: str | None = None

    @property
    def parameters(self):
        narrowed = {"type": self.type_name} if self.type_name else {}
        return {"q": self.text, **narrowed}

    @property
    def spoken(self):
        return f"{self.text} ({self.type_name})" if self.type_name else self.text


def queries():
    by_kind = json.loads(FILE.read_text())
    return [_query(kind, row) for kind, rows in by_kind.items() for row in rows]


def _query(kind, row):
    grades = {item: grade for grade in GRADES for item in row.get(str(grade), ())}
    return Query(row["q"], kind, grades, row.get("type"))
