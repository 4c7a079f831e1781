"""Suspected duplicates of a type, and what people told apart."""

from django.core.cache import cache
from django.utils import timezone

from cms.editorial import audit, look_alikes, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused
from cms.models import Distinction, Item, Revision
from cms.text.characters import REFUSED

KEPT_SECONDS = 3600
LONGEST_REASON = Distinction._meta.get_field("reason").max_length


def suspected(model):
    """``[(item id, other id, reason)]`` of what looks alike and was not told apart.

    The library is looked through once after each save; until the next, the answer is kept. So it
    may name items that were discarded since.
    """
    newest = Revision.objects.order_by("-pk").values_list("pk", "saved_at").first()
    key = f"look-alikes:{model.type_name}:{newest and f'{newest[0]}:{newest[1].timestamp()}'}"
    pairs = cache.get(key)
    if pairs is None:
        pairs = sorted(look_alikes.pairs(model, look_alikes.all_known(model)), key=_surest_first)
        cache.set(key, pairs, KEPT_SECONDS)
    apart = Distinction.objects.filter(one__type=model.type_name)
    apart = set(apart.values_list("one", "other"))
    return [pair for pair in pairs if pair[:2] not in apart]


def _surest_first(pair):
    one, other, reason = pair
    return (not reason.startswith("same"), str(one), str(other))


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
