"""What had an effect on what readers see between two marks: the questions to the database.

Their number does not depend on how much changed. They name items that may have changed; whether
one really did is decided where its documents are composed.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery, Value

from cms.delivery import shelf
from cms.models import Notice, NoticeKind, Publication
from cms.publishing import composition

URGENT_NOTICES = {NoticeKind.URGENT_CORRECTION}
INSTANTS = ("starts_at", "ends_at", "early_end__at")


@dataclass
class Effect:
    """What came upon one item: the latest instant, and the items whose cards it shows anew.

    ``is_sure`` where readers see a difference without looking: a new edition, or a card that was
    redacted since, so that nobody can say any more what it was.
    """

    at: datetime
    is_own: bool = False
    is_sure: bool = False
    is_urgent: bool = False
    because: set[UUID] = field(default_factory=set)

    def joined(self, other):
        return Effect(
            max(self.at, other.at),
            self.is_own or other.is_own,
            self.is_sure or other.is_sure,
            self.is_urgent or other.is_urgent,
            self.because | other.because,
        )


def between(since, until, types=()):
    """``{item id: Effect}`` of all that happened after one mark and up to the other."""
    if since == until:
        return {}
    found = {}
    started = _starts(since, until)
    redacted = _redactions(since, until)
    _join(found, started, types)
    _join(found, redacted, types)
    noticed = _noticed(since, until, types)
    _join(found, [told for told, is_wanted, _ in noticed if is_wanted])
    hiding = [told for told, _, hides_place in noticed if hides_place]
    _join(found, _reshown(since, until, started, redacted, hiding, types))
    return found


def _join(found, happened, types=()):
    for item, type_name, effect in happened:
        if not types or type_name in types:
            found[item] = found[item].joined(effect) if item in found else effect


def _starts(since, until):
    rows = _started(since, until).values_list("item", "type", "starts_at", "is_urgent")
    return [
        (item, type_name, Effect(at, is_own=True, is_sure=True, is_urgent=urgent))
        for item, type_name, at, urgent in rows
    ]


def _started(since, until):
    return Publication.objects.started(until.at).filter(starts_at__gt=since.at).order_by()


def _redactions(since, until):
    """Of texts that were shown at one of the two: of older ones nobody holds anything."""
    if until.redacted in (None, since.redacted):
        return []
    emptied = Q(redacted_at__lte=until.redacted)
    if since.redacted:
        emptied &= Q(redacted_at__gt=since.redacted)
    return [
        (item, type_name, Effect(redacted_at, is_own=True))
        for at in (since.at, until.at)
        for item, type_name, redacted_at in Publication.objects.in_force(at)
        .filter(emptied)
        .order_by()
        .values_list("item", "type", "redacted_at")
    ]


def _noticed(since, until, types):
    """``[(told, whether it is of these types, whether it hides a place)]`` of notices."""
    happened = Q()
    for name in INSTANTS:
        happened |= Q(**{f"{name}__gt": since.at, f"{name}__lte": until.at})
    # The item's own row says its type, and is not for readers.
    of_item = Publication.objects.started(until.at).filter(item=OuterRef("item")).order_by()
    is_wanted = Exists(of_item.filter(type__in=types)) if types else Value(True)
    notices = Notice.objects.filter(happened).order_by().annotate(is_wanted=is_wanted)
    rows = notices.values_list("item", "kind", "is_wanted", "hides_place", *INSTANTS)
    found = []
    for item, kind, is_wanted, hides_place, *instants in rows:
        at = max(each for each in instants if each and since.at < each <= until.at)
        effect = Effect(at, is_own=True, is_urgent=kind in URGENT_NOTICES)
        found.append(((item, None, effect), is_wanted, hides_place))
    return found


def _reshown(since, until, started, redacted, hiding, types):
    """Of what names an item whose card is another now: the effect of that."""
    origins = {}
    _join(origins, started)
    changed = _changed_cards(_started(since, until), since.at, until.at)
    emptied = {item for item, *_ in redacted}
    _join(origins, redacted)
    _join(origins, hiding)
    hidden = {item for item, *_ in hiding}
    links = shelf.visible_links(until.at).filter(
        target__in=changed | emptied | hidden, publication=Subquery(_in_force_of_owner(until.at))
    )
    if types:
        links = links.filter(publication__type__in=types)
    named = links.values_list("publication__item", "publication__type", "target").distinct()
    for item, type_name, target in named:
        origin = origins[target]
        yield (
            item,
            type_name,
            Effect(
                origin.at,
                is_sure=target in emptied,
                is_urgent=origin.is_urgent,
                because={target},
            ),
        )


def _in_force_of_owner(at):
    latest = Publication.objects.started(at).filter(
        item=OuterRef("publication__item"), language=OuterRef("publication__language")
    )
    return latest.order_by("-starts_at").values("pk")[:1]


def _changed_cards(started, since, until):
    """Items that were in force at both instants, and whose cards differ."""
    before, after = (_cards(started, at) for at in (since, until))
    return {item for item, card in before.items() if card != after[item]}


def _cards(started, at):
    shown = Publication.objects.in_force(at).filter(item__in=started.values("item")).order_by()
    columns = shown.only("item_id", "type", "slug", "card", "revision_id")
    return {each.item_id: composition.card_of(each) for each in columns}


# What marks are made of


def notices_by(at):
    """How often notices had begun or ended by ``at``, and when last."""
    by = {name: Q(**{f"{name}__lte": at}) for name in INSTANTS}
    asked = {f"{name}_count": Count(name, filter=met) for name, met in by.items()}
    asked |= {f"{name}_last": Max(name, filter=met) for name, met in by.items()}
    found = Notice.objects.aggregate(**asked)
    last = [found[f"{name}_last"] for name in INSTANTS]
    count = sum(found[f"{name}_count"] for name in INSTANTS)
    return count, max((each for each in last if each), default=None)


def last_redaction(at, by=None):
    """When something that had started by ``at`` was redacted last, as of ``by``."""
    redacted = Publication.objects.started(at).filter(redacted_at__isnull=False)
    within = redacted.filter(redacted_at__lte=by) if by else redacted
    return within.aggregate(last=Max("redacted_at"))["last"]
