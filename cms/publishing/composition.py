"""Composing what readers see: a publication's own facts, with the cards of what it links to.

The number of queries does not depend on how many documents are composed or how much they link to.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

import orjson
from django.conf import settings
from django.db.models import Count, Min

from cms.models import Notice, Publication, content_types
from cms.publishing import hiding
from cms.publishing.holes import Cards, Pierced

SECTIONS = "sections"
OF_A_CARD = ("item_id", "type", "slug", "card", "revision_id")


@dataclass(frozen=True)
class Composed:
    """One document as compact JSON in three pieces: its ``sections`` stand between the others.

    ``sections`` is empty where the type has none. ``first`` is when the item was first published;
    ``notices`` are shown with it.
    """

    before: str
    sections: str
    after: str
    rendered: str
    first: datetime
    notices: list[Notice]

    @property
    def whole(self):
        return self.before + self.sections + self.after

    @property
    def document(self):
        return orjson.loads(self.whole)

    @property
    def hidden(self):
        """The places that its notices hide."""
        return _hidden_by(self.notices)


def compose(publications, at, cards=None):
    """The full documents of these publications, each as it was public at ``at``, in their order.

    ``cards``, ``{item id: card}``, stand instead of what was in force of those items; those that
    are found are added to them.
    """
    return [each.document for each in compose_texts(publications, at, cards)]


def compose_texts(publications, at, cards=None):
    """The same as text, which is how they are sent: ``[Composed]``."""
    publications, cards = list(publications), {} if cards is None else cards
    drawn = [_pieces(each, orjson.loads(each.document)) for each in publications]
    known = set().union(*(piece.named for pieces in drawn for piece in pieces))
    surroundings = _Surroundings.of(publications, at, known)
    cards.update(cards_at(known - cards.keys(), at, surroundings.hidden))
    shown = {item: cards[item] for item in known & cards.keys()}
    slugs = {item: card["slug"] for item, card in shown.items()}
    filling = Cards({item: dumped(card) for item, card in shown.items()}, slugs)
    return [
        _composed(publication, pieces, filling, surroundings)
        for publication, pieces in zip(publications, drawn, strict=True)
    ]


def dumped(value):
    """Compact JSON, as it is sent and hashed."""
    return orjson.dumps(value).decode()


def cards_at(item_ids, at, hidden):
    """``{item id: card}`` as shown at ``at``; a withdrawn item's last card says that it is so.

    ``hidden`` are the places that notices hide then, ``{item id: [places]}``.
    """
    # Without the documents, which are long.
    shown = Publication.objects.in_force(at).filter(item__in=item_ids).only(*OF_A_CARD)
    return {str(each.item_id): card_of(each, hidden.get(each.item_id, ())) for each in shown}


def card_of(publication, hidden=()):
    """The short form of a publication: id, type, slug, title, url and what its type adds, but for
    the places that are ``hidden``.

    Where it was redacted, nothing but its address is left.
    """
    card = orjson.loads(publication.card or "{}") or _bare(publication)
    names = {name: card.pop(name) for name in ("id", "type", "slug", "title")}
    card = reduce(hiding.without, hidden, card)
    withdrawn = {"withdrawn": True} if publication.is_withdrawal else {}
    return names | {"url": url_of(publication.type, publication.slug)} | card | withdrawn


def _bare(publication):
    return {
        "id": str(publication.item_id),
        "type": publication.type,
        "slug": publication.slug,
        "title": None,
    }


def address(path):
    """Where readers find what stands at this path below the API."""
    return f"{settings.PUBLIC_URL}/api/v1/{path}"


def url_of(type_name, slug):
    return address(f"{content_types()[type_name].path}/{slug}/")


@dataclass(frozen=True)
class _Surroundings:
    """What stands around documents: notices in their period, also on the items that they name, and
    how often each was published."""

    notices: dict
    editions: dict

    @classmethod
    def of(cls, publications, at, named):
        items = [each.item_id for each in publications]
        notices = {}
        for notice in Notice.objects.shown(at).filter(item__in=named.union(items)):
            notices.setdefault(notice.item_id, []).append(notice)
        counted = (
            Publication.objects.started(at)
            .filter(item__in=items, revision__isnull=False)
            .order_by()
            .values_list("item")
            .annotate(Count("pk"), Min("starts_at"))
        )
        return cls(notices, {item: (count, first) for item, count, first in counted})

    @property
    def hidden(self):
        """``{item id: [places]}`` that the notices hide."""
        return {item: _hidden_by(notices) for item, notices in self.notices.items()}

    def edition_of(self, publication):
        """Its number and the first start; one that is not stored would be the next."""
        count, first = self.editions.get(publication.item_id, (0, publication.starts_at))
        return count + (publication.pk is None), first


def _hidden_by(notices):
    return [each.place for each in notices if each.hides_place]


def _pieces(publication, body):
    """What stands before the sections of a document, they, and what stands after them."""
    names = list(body)
    place = names.index(SECTIONS) if SECTIONS in body else 0
    before = _names(publication) | {name: body[name] for name in names[:place]}
    sections = {name: body[name] for name in names if name == SECTIONS}
    after = {name: body[name] for name in names[place:] if name != SECTIONS}
    return [Pierced(dumped(each)[1:-1]) for each in (before, sections, after)]


def _composed(publication, pieces, cards, surroundings):
    notices = surroundings.notices.get(publication.item_id, [])
    if hidden := _hidden_by(notices):
        body = orjson.loads(publication.document)
        pieces = _pieces(publication, hiding.left_of(body, hidden, publication.type))
    edition, first = surroundings.edition_of(publication)
    before, sections, after = (piece.filled(cards) for piece in pieces)
    standing = dumped(_standing(publication, notices, edition))[1:-1]
    after = f"{after},{standing}" if after else standing
    sections = sections and f",{sections}"
    rendered = hash_of(f"{{{before}{sections},{after}}}")
    dates = {"rendered": rendered, "first_published": stamp(first)}
    dates["published"] = stamp(publication.starts_at)
    return Composed(
        before=f"{{{before}",
        sections=sections,
        after=f",{after},{dumped(dates)[1:]}",
        rendered=rendered,
        first=first,
        notices=notices,
    )


def _names(publication):
    return {
        "id": str(publication.item_id),
        "type": publication.type,
        "slug": publication.slug,
        "url": url_of(publication.type, publication.slug),
        "title": publication.title or None,
        "aliases": publication.aliases,
    }


def _standing(publication, notices, edition):
    return {
        "notices": [_notice(each) for each in notices],
        "review": _review(publication),
        "edition": edition,
        "digest": publication.digest,
    }


def hash_of(text):
    """The hash of a document as readers get it, whatever changed: own facts or a card."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def stamp(moment):
    """An instant as the API writes it, in UTC to the microsecond."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _review(publication):
    return {
        "last_reviewed": publication.last_reviewed and publication.last_reviewed.isoformat(),
        "next_review_due": publication.next_review_due and publication.next_review_due.isoformat(),
        "reviewed_by": publication.reviewers,
    }


def _notice(notice):
    return {
        "kind": notice.kind,
        "place": notice.place or None,
        "text": notice.text,
        "from": stamp(notice.starts_at),
        "until": notice.ends_at and stamp(notice.ends_at),
    }
