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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.conf import settings

from cms.editorial import canonical
from cms.models import Flag, Item, Revision


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

    @cached_property
    def open_flags(self):
        return list(Flag.objects.filter(item=self.item).open())

    @cached_property
    def linked(self):
        """``{item id: Frozen}`` of the newest text of every item that this one names."""
        targets = {target for target, _ in self.text.links}
        heads = Revision.objects.filter(pk__in=Item.objects.filter(pk__in=targets).values("head"))
        return {
            str(head.item_id): canonical.Frozen(canonical.data_of(head))
            for head in heads.select_related("item")
        }


def findings(revision):
    """Every finding on ``revision`` at the levels in force, errors first."""
    return _found(revision, RULES.values())


def blocking(revision):
    """The errors that nobody may waive: with one of these nothing goes live."""
    strict = [each for each in RULES.values() if not each.can_be_waived]
    return [each for each in _found(revision, strict) if each.severity == Severity.ERROR]


def _found(revision, asked):
    subject = Subject(revision)
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
