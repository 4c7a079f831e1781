"""Flags and proposed waivers that come from fixtures: asked once, never asked again."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from cms.models import Blocks, Flag, ProposedWaiver

WORDS = {Flag: ("kind", "place", "text", "blocks"), ProposedWaiver: ("places", "reason")}


@dataclass
class Asked:
    """One question of a fixture beside the one that the library has, if it has it."""

    entry: object
    wanted: Flag | ProposedWaiver
    present: Flag | ProposedWaiver | None

    @property
    def verdict(self):
        if self.present is None:
            return "new"
        if isinstance(self.present, Flag) and self.present.resolved_at:
            return "same"
        words = WORDS[type(self.wanted)]
        is_same = all(getattr(self.present, word) == getattr(self.wanted, word) for word in words)
        return "same" if is_same else "changed"

    @property
    def is_written(self):
        return self.verdict != "same"

    @property
    def blocks_release(self):
        return isinstance(self.wanted, Flag) and self.wanted.blocks == Blocks.RELEASE


def compared(questions):
    """Each question beside what the library has of it."""
    items = {question.item_id for question in questions}
    present = {_name(flag): flag for flag in Flag.objects.filter(item__in=items)}
    present |= {_name(each): each for each in ProposedWaiver.objects.filter(item__in=items)}
    return [Asked(each.entry, each.row, present.get(_name(each.row))) for each in questions]


def _name(row):
    return (type(row), row.item_id, row.key if isinstance(row, Flag) else row.rule)


def write(asked, by):
    new = [each.wanted for each in asked if each.verdict == "new"]
    for row in new:
        if isinstance(row, Flag):
            row.opened_by, row.opened_at = by.person, timezone.now()
    for model in WORDS:
        model.objects.bulk_create(row for row in new if isinstance(row, model))
    for each in asked:
        if each.verdict == "changed":
            for word in WORDS[type(each.wanted)]:
                setattr(each.present, word, getattr(each.wanted, word))
            each.present.save(update_fields=WORDS[type(each.wanted)])


def counted(asked):
    """How many there are of each model and verdict."""
    return Counter((type(each.wanted), each.verdict) for each in asked)


def counts(counted):
    """``{"flags_new": 3, …}``, as the audit keeps them."""
    return {
        f"{kind}_{verdict}": counted[model, verdict]
        for model, kind in ((Flag, "flags"), (ProposedWaiver, "waivers"))
        for verdict in ("new", "changed")
    }
