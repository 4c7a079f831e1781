"""Declared interests of a signer that a text has to do with: makers and products it names."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.utils import timezone

from cms.editorial import rules
from cms.editorial.refusals import Refused
from cms.models import content_types

# Rule P06: a statement of interests is asked for anew every year.
STATEMENT_HOLDS_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Interest:
    """A maker or product that the signer declared, and where the text meets it."""

    named: str
    places: tuple[str, ...]
    declared_on: str
    declared: str

    def frozen(self):
        return {**asdict(self), "places": list(self.places)}


def statement_problem(person):
    """What is wrong with the person's statement of interests, or None."""
    newest = person.disclosures.first()
    if newest is None:
        return f"{person} has made no statement of interests."
    if newest.made_on < timezone.localdate() - STATEMENT_HOLDS_FOR:
        return f"The statement of interests of {person} is of {newest.made_on}: over a year old."
    return None


def met_by(person, revision):
    """The declared interests of ``person`` that the text of ``revision`` names."""
    return met_by_each([person], revision)[person]


def met_by_each(people, revision):
    """The same for several people: ``{person: [interest]}``. The text is read once."""
    declared = {person: _in_force(person) for person in people}
    if not any(each.named for statements in declared.values() for each in statements):
        return {person: [] for person in people}
    texts = [(place, _plain(text)) for place, text in _texts(revision)]
    return {person: _met(statements, texts) for person, statements in declared.items()}


def confirmed(person, revision, names):
    """The interests as a signature freezes them; raises where one was not confirmed."""
    met = met_by(person, revision)
    open_ = [each for each in met if each.named not in names]
    if open_:
        makers = ", ".join(each.named for each in open_)
        raise Refused(
            f"You declared an interest in {makers}, which this text has to do with. Confirm that "
            "you sign all the same, or leave it to another reviewer.",
            [each.named for each in open_],
        )
    return [each.frozen() for each in met]


def _in_force(person):
    """The newest statement, and those of the year before it: each may speak of something else."""
    statements = list(person.disclosures.all())
    if not statements:
        return []
    first = statements[0].made_on - STATEMENT_HOLDS_FOR
    return [each for each in statements if each.made_on >= first]


def _met(declared, texts):
    met = {}
    for statement in declared:
        for name in statement.named:
            pattern = re.compile(rf"(?<!\w){re.escape(_plain(name))}(?!\w)")
            places = tuple(dict.fromkeys(place for place, text in texts if pattern.search(text)))
            if places:
                found = Interest(name, places, str(statement.made_on), statement.text)
                met.setdefault(_plain(name), found)
    return list(met.values())


def _plain(text):
    """Text as it is compared: case, width of letters and blanks make no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _texts(revision):
    """``(place, text)`` of all that the item says, and of what linked items are tied by."""
    subject = rules.Subject(revision)
    for name, value in subject.text.data["fields"].items():
        yield from ((name, text) for text in _words(value))
    for part, rows in subject.text.data["parts"].items():
        yield from ((f"{part}/{key}", text) for key in rows for text in _words(rows[key]))
    for target, place in subject.text.links:
        if linked := subject.linked.get(target):
            for name in content_types()[linked.type].ties:
                yield from ((place, text) for text in _words(linked[name]))


def _words(value):
    """All texts within a canonical value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
