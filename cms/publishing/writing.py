"""Writing publications: the copies that readers will get, made from the released revision."""

import json
from datetime import date

from django.conf import settings
from django.db.models import Max, Q

from cms.editorial import canonical, names
from cms.models import (
    Action,
    Decision,
    Facet,
    Link,
    Publication,
    ReleaseKind,
)
from cms.publishing.documents import document_for

# Lower case can be longer than what was written: “ß” becomes “ss”.
LONGEST_KEY = Publication._meta.get_field("title_key").max_length


def write_publication(entry, starts_at):
    """Store what readers get of one release entry from ``starts_at`` on."""
    if entry.action == Action.WITHDRAW:
        return _write_withdrawal(entry, starts_at)
    revision = entry.revision
    text = canonical.Frozen(canonical.data_of(revision))
    document = document_for(text)
    publication = Publication.objects.create(
        item=entry.item,
        type=text.type,
        release=entry.release,
        starts_at=starts_at,
        revision=revision,
        digest=revision.digest,
        title=text["title"] or "",
        title_key=(text["title"] or text["slug"]).casefold()[:LONGEST_KEY],
        slug=text["slug"],
        aliases=text["aliases"] or [],
        document=json.dumps(_body(document), ensure_ascii=False),
        card=json.dumps(_card(text, document), ensure_ascii=False),
        search_text=document.search_text(),
        is_urgent=entry.release.kind == ReleaseKind.URGENT,
        **_review_columns(revision),
    )
    _write_facets(publication, document, text)
    Link.objects.bulk_create(
        Link(publication=publication, target_id=target, place=place) for target, place in text.links
    )
    return publication


def _write_withdrawal(entry, starts_at):
    before = entry.base
    return Publication.objects.create(
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
    body = document.body()
    sections = body.pop("sections", None)
    whole = {**body, **({} if sections is None else {"sections": sections})}
    whole["references"] = document.references()
    return {**whole, "not_stated": document.not_stated(whole)}


def _card(text, document):
    names = {"id": text.id, "type": text.type, "slug": text["slug"], "title": text["title"]}
    return names | document.card()


def _write_facets(publication, document, text):
    values = list(document.facets())
    Facet.objects.bulk_create(
        Facet(
            publication=publication,
            part=each.part,
            row=each.row,
            name=each.name,
            value=each.value,
            number=each.number,
        )
        for each in values
    )
    Facet.objects.bulk_create(
        Facet(publication=publication, name="alias", value=names.slug_of(alias))
        for alias in text["aliases"] or []
    )


def _review_columns(revision):
    signatures = list(_signatures_that_count(revision))
    reviewed = signatures[-1].at.date()
    return {
        "last_reviewed": reviewed,
        "next_review_due": months_after(reviewed, settings.REVIEW_VALID_MONTHS),
        "reviewers": [_reviewer(each) for each in _last_of_each_person(signatures)],
    }


def _signatures_that_count(revision):
    """Those of the last round in which it was signed, and of whoever confirmed it since."""
    signed = revision.reviews.filter(decision=Decision.APPROVE)
    last_round = signed.aggregate(Max("round"))["round__max"]
    return revision.reviews.filter(
        Q(decision=Decision.APPROVE, round=last_round) | Q(decision=Decision.REAFFIRM)
    ).order_by("at", "pk")


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
