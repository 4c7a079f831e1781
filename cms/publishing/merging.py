"""Merging two items that are the same: one stays, and all that named the other names it."""

from dataclasses import dataclass, field

from django.db import IntegrityError
from django.db.models import Q

from cms.editorial import audit, canonical, comparison, policy, repointing, saving, workflow
from cms.editorial.doors import attempt
from cms.editorial.refusals import Invalid, Refused, TransitionRefused
from cms.models import (
    Item,
    Origin,
    Publication,
    Release,
    Revision,
    RevisionLink,
    SlugClaim,
    Status,
    WordsField,
    content_types,
)
from cms.publishing import instants, withdrawing
from cms.text.characters import REFUSED

MOST_TOLD = 50


@dataclass(frozen=True)
class Chosen:
    """What the survivor takes over: ``places`` as they are, lists of words at ``joined`` added."""

    places: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


@dataclass
class Merged:
    """What was done. ``release`` waits for a publisher where the duplicate is public."""

    survivor: Item
    pointed: list[Item] = field(default_factory=list)
    release: Release | None = None


def users_of(duplicate):
    """The items whose working copy, or draft put aside, names the duplicate."""
    naming = RevisionLink.objects.filter(target=duplicate).values("revision")
    heads, parked = Item.objects.filter(head__in=naming), Item.objects.filter(parked__in=naming)
    named = heads.order_by().values("pk").union(parked.order_by().values("pk"))
    return Item.objects.in_use().filter(pk__in=named).exclude(pk=duplicate.pk)


def obstacles(duplicate, survivor, users=None):
    """Sentences about what has to be done before these two can be merged."""
    if duplicate.type != survivor.type or duplicate == survivor:
        return ["Two different items of one type can be merged."]
    found = [*_obstacles_of_pair(duplicate, survivor)]
    for item in _in_the_way(duplicate) if users is None else users:
        if item.parked_id:
            found.append(f"An urgent fix of {item} is being made. Finish it first.")
        elif item.status == Status.IN_REVIEW:
            found.append(f"{item} names it and is in review. Decide on it, or take it back, first.")
    return found


def _in_the_way(duplicate):
    """Those of the users that cannot be pointed elsewhere as they stand."""
    is_busy = Q(parked__isnull=False) | Q(status=Status.IN_REVIEW)
    return users_of(duplicate).filter(is_busy)[:MOST_TOLD]


def _obstacles_of_pair(duplicate, survivor):
    for item in (duplicate, survivor):
        if item.status == Status.DISCARDED:
            yield f"{item} was discarded."
        elif item.parked_id:
            yield f"An urgent fix of {item} is being made. Finish it first."
        elif item.status == Status.IN_REVIEW:
            yield f"{item} is in review. Decide on it, or take it back, first."
    if is_live(duplicate):
        if not is_live(survivor):
            yield (
                f"Readers see {duplicate} and not {survivor}: merge them the other way round, or "
                "release the other one first."
            )
    elif duplicate.publications.filter(
        starts_at__gt=instants.now(), cancelled_at__isnull=True
    ).exists():
        yield f"A release of {duplicate} is scheduled. Cancel it first."
    elif duplicate.status == Status.APPROVED and not duplicate.publications.exists():
        yield f"{duplicate} is approved. Merge them the other way round, or edit it first."


def is_live(item):
    return Publication.objects.live(instants.now()).filter(item=item).exists()


def merge(duplicate, survivor, *, by, expected, reason, chosen=None):
    """Make one item of two. All of it happens, or nothing.

    ``expected`` is ``(revision of the duplicate, revision of the survivor)`` as the person saw them.
    What names the duplicate becomes a draft that names the survivor. A duplicate that readers never
    saw is discarded, and its slugs lead to the survivor; one that is public waits in a release that
    withdraws it, with the survivor as successor.
    """
    with attempt("merge", by=by, item=duplicate):
        policy.require(by, "merge", duplicate)
        reason = REFUSED.sub("", reason).strip()
        if not reason:
            raise Refused("Say why these two are the same: the history keeps it.")
        duplicate, survivor, users = _locked(duplicate, survivor)
        if (duplicate.head, survivor.head) != tuple(expected):
            raise TransitionRefused("One of the two was saved since you looked. Look again.")
        if found := obstacles(duplicate, survivor, users):
            raise TransitionRefused(" ".join(found), found)
        merged = Merged(survivor)
        for item in users:
            _point(item, duplicate, survivor, by)
            merged.pointed.append(item)
        theirs = repointing.pointed(
            canonical.data_of(duplicate.head), str(duplicate.pk), str(survivor.pk)
        )
        merged.release = _take_away(duplicate, survivor, by, reason)
        _take_over(survivor, theirs, chosen or Chosen(), by, reason, duplicate)
        _record(duplicate, merged, by, reason)
        return merged


def _locked(duplicate, survivor):
    users = [item.pk for item in users_of(duplicate)]
    locked = Item.objects.filter(pk__in=[duplicate.pk, survivor.pk, *users]).locked()
    by_id = {item.pk: item for item in locked}
    # Who named it while the locks were waited for is refused when the duplicate goes.
    return by_id[duplicate.pk], by_id[survivor.pk], [by_id[pk] for pk in users]


def _point(item, duplicate, survivor, by):
    base = Item.objects.get(pk=item.pk).head
    data = repointing.pointed(canonical.data_of(base), str(duplicate.pk), str(survivor.pk))
    note = f"{duplicate} was merged into {survivor}"
    _edit(item, data, by, note)


def _edit(item, data, by, note, **brought):
    item = Item.objects.get(pk=item.pk)
    longest = Revision._meta.get_field("note").max_length
    try:
        with saving.editing(item, by=by, base=item.head, note=note[:longest], **brought) as edit:
            canonical.restore(edit.item, data)
    except Invalid as refused:
        raise Invalid(f"{item} cannot be stored so: {refused}", refused.details) from refused
    except IntegrityError as error:
        raise Refused(
            f"{item} says the same of both. Take one of the two statements out of it first.", [item]
        ) from error


def _take_away(duplicate, survivor, by, reason):
    duplicate = Item.objects.get(pk=duplicate.pk)
    if is_live(duplicate):
        return withdrawing.ask(duplicate, by=by, reason=reason, successor=survivor)
    if not duplicate.publications.exists():
        slugs = [claim.slug for claim in duplicate.claims.filter(is_slug=True)]
        workflow.discard(duplicate, by=by, expected=duplicate.head)
        SlugClaim.objects.bulk_create(
            SlugClaim(type=survivor.type, slug=slug, item=survivor, is_slug=True) for slug in slugs
        )
    return None


def _take_over(survivor, theirs, chosen, by, reason, duplicate):
    mine = canonical.data_of(Item.objects.get(pk=survivor.pk).head)
    # An address stays with its item; that of a discarded duplicate leads here all the same.
    data = comparison.taking(mine, theirs, chosen.places - {"slug"})
    for name in chosen.joined & words_of(survivor.type):
        words = [*mine["fields"].get(name, []), *theirs["fields"].get(name, [])]
        data["fields"][name] = list(dict.fromkeys(words))
    note = f"Merged with {duplicate.type}/{_slug(theirs)}: {reason}"
    # Whoever wrote the duplicate wrote some of this text from now on, and does not sign it.
    brought = {"origin": Origin.MERGE, "source": duplicate.head} if data != mine else {}
    _edit(survivor, data, by, note, **brought)


def words_of(type_name):
    """The fields that hold lists of words, which can be joined."""
    model = content_types()[type_name]
    return {field.name for field in model.own_fields() if isinstance(field, WordsField)}


def _slug(data):
    return data["fields"].get("slug", "")


def _record(duplicate, merged, by, reason):
    audit.record(
        "merged",
        by=by,
        item=Item.objects.get(pk=merged.survivor.pk),
        duplicate=str(duplicate.pk),
        reason=reason,
        pointed=[str(item.pk) for item in merged.pointed],
        release=merged.release and merged.release.pk,
    )
