"""What a person still has to do: it waits for ever if they leave without handing it over."""

from dataclasses import dataclass

from django.db.models import F

from cms.models import Decision, Flag, Item, ReviewRequest

MOST_TOLD = 50


@dataclass(frozen=True)
class Duty:
    """An open review or flag. ``page`` names the page of the item that hands it to somebody else."""

    item: Item
    words: str
    page: str
    flag: str = ""


def of(person):
    return [*_reviews(person), *_flags(person)][:MOST_TOLD]


def _reviews(person):
    asked = ReviewRequest.objects.filter(reviewer=person, submission__item__status="in_review")
    asked = asked.filter(submission__round=F("submission__item__round"))
    decided = person.reviews.exclude(decision=Decision.REAFFIRM).filter(round=F("item__round"))
    open_ = asked.exclude(submission__item__in=decided.values("item"))
    for request in open_.select_related("submission__item")[:MOST_TOLD]:
        yield Duty(request.submission.item, "asked to review", "reviewers")


def _flags(person):
    held = Flag.objects.open().filter(assigned_to=person).select_related("item")
    for flag in held[:MOST_TOLD]:
        words = f"sees to the flag “{flag.get_kind_display().lower()}”"
        yield Duty(flag.item, words, "assign_flag", flag.key)
