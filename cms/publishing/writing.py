"""Writing publications: the copies that readers will get, made from the released revision."""

import json
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from cms.editorial import canonical, inserting, names
from cms.models import (
    Action,
    Decision,
    Facet,
    Link,
    Publication,
    ReleaseKind,
    Review,
    SearchEntry,
)
from cms.publishing import indexing
from cms.publishing.documents import FacetValue, document_for

AT_ONCE = 200
# Reviews without what each signer was shown, which readers are not told.
SIGNATURES = Review.objects.defer(
    *("acknowledged", "waivers", "checked", "interests", "seen", "rule_levels")
)
OF_A_FACET = ["part", "row", "name", "value", "number"]
# Lower case can be longer than what was written: “ß” becomes “ss”.
LONGEST_KEY = Publication._meta.get_field("title_key").max_length


@dataclass(frozen=True)
class Copies:
    """What readers will get of one item, drawn up but not stored: rows that have no id yet."""

    publication: Publication
    facets: list[FacetValue] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    entries: list[SearchEntry] = field(default_factory=list)


def store(copies):
    """Write them, in a few statements per table however many they are."""
    inserting.insert_numbered(each.publication for each in copies)
    inserting.insert_values(Facet, ["publication", *OF_A_FACET], _facet_rows(copies))
    inserting.insert(link for each in copies for link in each.links)
    indexing.store([entry for each in copies for entry in each.entries])


def _facet_rows(copies):
    for each in copies:
        for facet in each.facets:
            yield each.publication.pk, *(getattr(facet, name) for name in OF_A_FACET)


def copies_of(entry, starts_at):
    """What readers get of one release entry from ``starts_at`` on."""
    if entry.action == Action.WITHDRAW:
        return Copies(withdrawal(entry, starts_at))
    revision = entry.revision
    return drawn_up(
        revision,
        canonical.Frozen(canonical.data_of(revision)),
        starts_at,
        release=entry.release,
        is_urgent=entry.release.kind == ReleaseKind.URGENT,
        **review_columns(revision),
    )


def drawn_up(revision, text, starts_at, **given):
    """The copies that say ``text``, which is that of ``revision``, from ``starts_at`` on."""
    document = document_for(text)
    publication = Publication(
        item=revision.item,
        type=text.type,
        starts_at=starts_at,
        revision=revision,
        digest=revision.digest,
        title=text["title"] or "",
        title_key=(text["title"] or text["slug"]).casefold()[:LONGEST_KEY],
        slug=text["slug"],
        aliases=text["aliases"] or [],
        document=json.dumps(_body(document), ensure_ascii=False),
        card=card_text(text, document),
        **given,
    )
    links = [Link(publication=publication, target_id=item, place=at) for item, at in text.links]
    return Copies(
        publication, list(_facets(document, text)), links, [indexing.entry_of(publication)]
    )


def withdrawal(entry, starts_at):
    before = entry.base
    return Publication(
        item=entry.item,
        type=before.type,
        release=entry.release,
        starts_at=starts_at,
        title=before.title,
        title_key=before.title_key,
        slug=before.slug,
        aliases=before.aliases,
        card=before.card,
        reason=entry.release.reason,
        successor=entry.successor,
        is_urgent=entry.release.kind == ReleaseKind.EMERGENCY,
    )


def _body(document):
    body = document.told
    last = {name: body[name] for name in ("sections",) if body.get(name) is not None}
    whole = {name: body[name] for name in body if name != "sections"} | last
    whole["references"] = document.references()
    return {**whole, "not_stated": document.not_stated(whole)}


def card_text(text, document):
    names = {"id": text.id, "type": text.type, "slug": text["slug"], "title": text["title"]}
    return json.dumps(names | document.card(), ensure_ascii=False)


def _facets(document, text):
    yield from document.facets()
    for alias in text["aliases"] or []:
        yield FacetValue("alias", names.slug_of(alias))


def review_columns(revision):
    """Who reviewed it and when; the revision was signed."""
    signatures = _signatures_that_count(revision)
    reviewed = signatures[-1].at.date()
    return {
        "last_reviewed": reviewed,
        "next_review_due": months_after(reviewed, settings.REVIEW_VALID_MONTHS),
        "reviewers": [_reviewer(each) for each in _last_of_each_person(signatures)],
    }


def _signatures_that_count(revision):
    """Those of the last round in which it was signed, and of whoever confirmed it since."""
    reviews = sorted(revision.reviews.all(), key=lambda each: (each.at, each.pk))
    signed = [each for each in reviews if each.decision == Decision.APPROVE]
    last_round = max((each.round for each in signed), default=None)
    return [
        each
        for each in reviews
        if each.decision == Decision.REAFFIRM or (each in signed and each.round == last_round)
    ]


def _last_of_each_person(signatures):
    return {each.person_id: each for each in signatures}.values()


def _reviewer(signature):
    """As readers are told: the name only with consent, as it was when signing."""
    return {
        "name": signature.printed_name if signature.may_be_named else None,
        "credentials": signature.credentials or None,
    }


def months_after(day, months):
    """The same day of the month, or the month's last one."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise ValueError(f"No such day: {day} and {months} months.")
