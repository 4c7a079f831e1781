"""Two items side by side: what they say alike, where they differ, and what to keep."""

from dataclasses import dataclass

from cms.admin.telling import Linked, Telling
from cms.editorial import canonical
from cms.models import content_types
from cms.publishing import merging

PREFIX = "place:"
ADDRESS = "slug"


@dataclass(frozen=True)
class Difference:
    """A place where the two differ. ``options`` is ``[(answer, text, whether it is proposed)]``."""

    name: str
    label: str
    options: list


class Pair:
    """The item that stays, and the one that goes."""

    def __init__(self, survivor, duplicate):
        self.survivor, self.duplicate = survivor, duplicate
        self.mine = canonical.data_of(survivor.head)
        self.theirs = canonical.data_of(duplicate.head)
        self.linked = Linked.by(self.mine, self.theirs)
        # Rows of both may have the same key and speak of different things.
        self.telling = Telling(survivor.type, self.mine, linked=self.linked)
        self.telling_theirs = Telling(survivor.type, self.theirs, linked=self.linked)
        self.words = merging.words_of(survivor.type)

    def same(self):
        """``[(label, value)]`` of the fields in which they agree."""
        fields = self.mine["fields"]
        return [
            (self.telling.label(name), self.telling.value(name, fields[name]))
            for name in self._fields()
            if name in fields and fields[name] == self.theirs["fields"].get(name)
        ]

    def differences(self):
        return [self._difference(place) for place in self.places()]

    def places(self):
        """The fields, then the parts (``part/key``), in which they differ; not the address."""
        mine, theirs = self.mine["fields"], self.theirs["fields"]
        found = [name for name in self._fields() if mine.get(name) != theirs.get(name)]
        found = [name for name in found if name != ADDRESS]
        for name in content_types()[self.survivor.type].parts:
            rows = self.mine["parts"].get(name, {}), self.theirs["parts"].get(name, {})
            keys = sorted(rows[0].keys() | rows[1].keys())
            found += [f"{name}/{key}" for key in keys if rows[0].get(key) != rows[1].get(key)]
        return found

    def _fields(self):
        return [field.name for field in content_types()[self.survivor.type].own_fields()]

    def _difference(self, place):
        mine, theirs = _at(self.mine, place), _at(self.theirs, place)
        telling = self.telling if mine is not None else self.telling_theirs
        options = [("keep", self.telling.value(place, mine), mine is not None)]
        # What goes has nothing to say there: then there is nothing to choose.
        if theirs is not None:
            options.append(("take", self.telling_theirs.value(place, theirs), mine is None))
        if place in self.words and mine and theirs:
            options[0] = (*options[0][:2], False)
            options.append(("both", "All of both", True))
        return Difference(f"{PREFIX}{place}", telling.label(place), options)

    def chosen(self, posted):
        """What a posted form says to take over."""
        answers = {place: posted.get(f"{PREFIX}{place}") for place in self.places()}
        return merging.Chosen(
            frozenset(place for place, answer in answers.items() if answer == "take"),
            frozenset(place for place, answer in answers.items() if answer == "both"),
        )


def _at(data, place):
    name, _, key = place.partition("/")
    return data["parts"].get(name, {}).get(key) if key else data["fields"].get(name)
