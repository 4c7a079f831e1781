"""Suspected duplicates of a type, and what people told apart."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.editorial import audit, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused
from cms.models import Distinction, Item, Likeness
from cms.text.characters import REFUSED

LONGEST_REASON = Distinction._meta.get_field("reason").max_length


def suspected(model):
    """The ``Likeness``es of a type that nobody told apart, the surest first."""
    apart = Distinction.objects.filter(one=OuterRef("one"), other=OuterRef("other"))
    found = Likeness.objects.filter(~Exists(apart), type=model.type_name)
    return found.order_by("type", "-is_sure", "one", "other")


def tell_apart(one, other, *, by, reason):
    """Put on record that these two are not the same, so that nobody is asked again."""
    with attempt("tell apart", by=by, item=one):
        policy.require(by, "tell apart")
        reason = REFUSED.sub("", reason).strip()
        if not reason:
            raise Refused("Say how the two differ, so that nobody has to look again.")
        if one.type != other.type or one == other:
            raise Refused("Two different items of one type can be told apart.")
        first, second = Item.objects.filter(pk__in=[one.pk, other.pk]).locked()
        found, is_new = Distinction.objects.get_or_create(
            one=first,
            other=second,
            defaults={
                "reason": reason[:LONGEST_REASON],
                "person": by.person,
                "at": timezone.now(),
            },
        )
        if is_new:
            audit.record("told apart", by=by, item=first, other=str(second.pk), reason=reason)
        return found
