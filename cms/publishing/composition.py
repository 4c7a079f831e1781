"""Composing what readers see: a publication's own facts, with the cards of what it links to.

The number of queries does not depend on how many documents are composed or how much they link to.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import reduce

from django.conf import settings
from django.db.models import Count, Min

from cms.models import Notice, Publication, content_types
from cms.publishing import hiding
from cms.publishing.documents import named_in


def compose(publications, at, laid_over=None):
    """The full documents of these publications, each as it was public at ``at``, in their order.

    ``laid_over``, ``{item id: card}``, stands instead of what was in force of those items.
    """
    publications, laid_over = list(publications), laid_over or {}
    bodies = [json.loads(each.document) for each in publications]
    named = named_in(bodies)
    surroundings = _Surroundings.of(publications, at, named)
    hidden = surroundings.hidden
    cards = cards_at(named - laid_over.keys(), at, hidden) | laid_over
    shown = [
        hiding.left_of(body, hidden.get(each.item_id, ()), each.type)
        for each, body in zip(publications, bodies, strict=True)
    ]
    return [
        _composed(publication, _filled(body, cards), surroundings)
        for publication, body in zip(publications, shown, strict=True)
    ]


def cards_at(item_ids, at, hidden):
    """``{item id: card}`` as shown at ``at``; a withdrawn item's last card says that it is so.

    ``hidden`` are the places that notices hide then, ``{item id: [places]}``.
    """
    shown = Publication.objects.in_force(at).filter(item__in=item_ids)
    return {str(each.item_id): card_of(each, hidden.get(each.item_id, ())) for each in shown}


def card_of(publication, hidden=()):
    """The short form of a publication: id, type, slug, title, url and what its type adds, but for
    the places that are ``hidden``.

    Where it was redacted, nothing but its address is left.
    """
    card = json.loads(publication.card or "{}") or _bare(publication)
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
        return {
            item: [each.place for each in notices if each.hides_place]
            for item, notices in self.notices.items()
        }

    def edition_of(self, publication):
        """Its number and the first start; one that is not stored would be the next."""
        count, first = self.editions.get(publication.item_id, (0, publication.starts_at))
        return count + (publication.pk is None), first


def _composed(publication, body, surroundings):
    notices = surroundings.notices.get(publication.item_id, [])
    edition, first = surroundings.edition_of(publication)
    document = {
        "id": str(publication.item_id),
        "type": publication.type,
        "slug": publication.slug,
        "url": url_of(publication.type, publication.slug),
        "title": publication.title or None,
        "aliases": publication.aliases,
        **body,
        "notices": [_notice(each) for each in notices],
        "review": _review(publication),
        "edition": edition,
        "digest": publication.digest,
    }
    document["rendered"] = hash_of(document)
    document["first_published"] = stamp(first)
    document["published"] = stamp(publication.starts_at)
    return document


def hash_of(document):
    """The hash of a document as readers get it, whatever changed: own facts or a card."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
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


def _with_slugs(pieces, cards):
    """Prose cut at its citations, ``[text, id, text, …]``, with slugs where the ids stand."""
    whole = list(pieces)
    whole[1::2] = [cards[item_id]["slug"] for item_id in pieces[1::2]]
    return "".join(whole)


def _filled(value, cards):
    """The document with every marker replaced by what is shown at that instant."""
    if isinstance(value, list):
        return [_filled(each, cards) for each in value]
    if not isinstance(value, dict):
        return value
    if "$card" in value:
        return cards.get(value["$card"])
    if "$slug" in value:
        return cards[value["$slug"]]["slug"]
    if "$markdown" in value:
        return _with_slugs(value["$markdown"], cards)
    filled = {name: _filled(each, cards) for name, each in value.items()}
    merged = filled.pop("$merge", None)
    return filled | merged if merged else filled
