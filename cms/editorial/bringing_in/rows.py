"""One row of a file that was read: its values, where they stood, and what is wrong with them."""

from dataclasses import asdict, dataclass, field

from cms.text.characters import REFUSED, character_problems


@dataclass
class RowFault:
    """What is wrong at a column of a row, and how to mend it."""

    column: str
    sentence: str


@dataclass
class Row:
    """``values`` are as fixtures write them; ``columns`` names the column of each of them.

    ``proposed_slug`` is only an offer, where the file gives no slug of its own.
    """

    number: int
    values: dict = field(default_factory=dict)
    columns: dict = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    line: int | None = None
    proposed_slug: str = ""

    def put(self, name, value, column):
        if value not in (None, "", [], {}):
            self.values[name], self.columns[name] = value, column

    def fault(self, column, sentence):
        self.faults.append(RowFault(column, sentence))

    def column_of(self, name):
        return self.columns.get(name, name)

    def stored(self):
        """For the database, which holds no half characters and no zeros: they become faults."""
        for name, value in self.values.items():
            for text in _texts(value):
                if REFUSED.search(text):
                    self.fault(self.column_of(name), str(next(character_problems(text))))
        self.values = {name: _storable(value) for name, value in self.values.items()}
        self.faults = [RowFault(f.column, _storable(f.sentence)) for f in self.faults]
        return asdict(self)


def row_from(stored):
    return Row(**{**stored, "faults": [RowFault(**fault) for fault in stored["faults"]]})


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        yield from _texts([*value.values()])


def _storable(value):
    if isinstance(value, str):
        return REFUSED.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(each) for name, each in value.items()}
    return value
