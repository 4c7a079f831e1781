"""The registry of editorial rules. A rule looks at one revision and says what it finds.

Adding a rule is one decorated generator::

    @rule("C01", Severity.ERROR, types=["procedure"])
    def every_risk_has_a_source(subject):
        for row in subject.text.rows("risks"):
            if not row["sources"]:
                yield Finding(f"risks/{row.key}/sources", "Say where this risk is described.")
"""

import enum
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.conf import settings
from django.db.models import prefetch_related_objects

from cms.editorial import canonical
from cms.editorial.chunks import chunks
from cms.models import Flag, Item, Revision

# Their texts, and those of all that they name, are held in memory meanwhile.
AT_ONCE = 200


class Severity(enum.StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    OFF = "off"


@dataclass(frozen=True)
class Finding:
    """What a rule says about a place. Rules give place and sentence; the registry adds the rest."""

    place: str
    sentence: str
    severity: Severity | None = None
    rule: str = ""
    can_be_waived: bool = True
    fingerprint: str = field(default="", compare=False)

    @property
    def id(self):
        return f"{self.rule}@{self.place}"


@dataclass(frozen=True)
class Rule:
    id: str
    severity: Severity
    check: Callable[["Subject"], Iterator[Finding]]
    types: frozenset[str]
    can_be_waived: bool

    @property
    def level(self):
        return Severity(settings.RULE_LEVELS.get(self.id, self.severity))

    def findings(self, subject):
        for found in self.check(subject):
            yield replace(
                found,
                rule=self.id,
                # A deployment's level overrules; else a rule may grade its findings itself.
                severity=self._severity_of(found),
                can_be_waived=self.can_be_waived,
                fingerprint=fingerprint(subject.text.data, found.place),
            )

    def _severity_of(self, found):
        return self.level if self.id in settings.RULE_LEVELS else found.severity or self.level


RULES: dict[str, Rule] = {}


def rule(id, severity, types=(), can_be_waived=True):
    """Register a generator of findings. ``types`` empty means every content type."""

    def register(check):
        RULES[id] = Rule(id, severity, check, frozenset(types), can_be_waived)
        return check

    return register


class Subject:
    """What a rule may look at: the frozen text, the item, open flags, and linked items' heads."""

    def __init__(self, revision):
        self.revision, self.item = revision, revision.item
        self.text = canonical.Frozen(canonical.data_of(revision))

    @classmethod
    def together(cls, revisions):
        """The subjects of many revisions; what stands around them is asked for all at once."""
        prefetch_related_objects(revisions, "item")
        subjects = [cls(each) for each in revisions]
        flags = defaultdict(list)
        for flag in Flag.objects.filter(item__in=[each.item.pk for each in subjects]).open():
            flags[flag.item_id].append(flag)
        newest = _newest_texts(set().union(*(each.named for each in subjects)))
        for each in subjects:
            each.open_flags = flags[each.item.pk]
            each.linked = {item: newest[item] for item in each.named if item in newest}
        return subjects

    @property
    def named(self):
        return {target for target, _ in self.text.links}

    @cached_property
    def open_flags(self):
        return list(Flag.objects.filter(item=self.item).open())

    @cached_property
    def linked(self):
        """``{item id: Frozen}`` of the newest text of every item that this one names."""
        return _newest_texts(self.named)


def _newest_texts(items):
    found = {}
    for some in chunks(items):
        heads = Revision.objects.filter(pk__in=Item.objects.filter(pk__in=some).values("head"))
        for head in heads.select_related("item"):
            found[str(head.item_id)] = canonical.Frozen(canonical.data_of(head))
    return found


def findings(revision):
    """Every finding on ``revision`` at the levels in force, errors first."""
    return _found(Subject(revision), RULES.values())


def blocking(revisions):
    """Yield ``(revision, error)`` for all that nobody may waive: so nothing of it goes live."""
    strict = [each for each in RULES.values() if not each.can_be_waived]
    for some in chunks(revisions, AT_ONCE):
        for subject in Subject.together(some):
            for found in _found(subject, strict):
                if found.severity == Severity.ERROR:
                    yield subject.revision, found


def _found(subject, asked):
    found = [
        finding
        for each in asked
        if not each.types or subject.text.type in each.types
        for finding in each.findings(subject)
        if finding.severity != Severity.OFF
    ]
    return sorted(
        found, key=lambda each: (list(Severity).index(each.severity), each.rule, each.place)
    )


def levels():
    """The levels in force, as a signature freezes them."""
    return {each.id: str(each.level) for each in RULES.values()}


def fingerprint(data, place):
    """A digest of what stands at ``place``: when it changes, waivers for it end."""
    part, _, rest = place.partition("/")
    at = data["parts"].get(part, {}).get(rest.partition("/")[0]) if rest else None
    if at is None:
        at = data["fields"].get(part) or data["parts"].get(part)
    return hashlib.sha256(canonical.as_text(at).encode()).hexdigest()[:32]
