"""Slugs, titles and aliases: one owner each within a type."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from cms.editorial import inserting
from cms.editorial.refusals import Invalid
from cms.models import SlugClaim

LONGEST = SlugClaim._meta.get_field("slug").max_length


@dataclass(frozen=True, slots=True)
class Called:
    """What an item is called: as much of its content as names follow from."""

    pk: object
    type_name: str
    title: str
    slug: str
    aliases: list[str]

    @classmethod
    def like(cls, content):
        return cls(
            content.pk, content.type_name, content.title, content.slug, list(content.aliases)
        )


def claim(content):
    """Claim what ``content`` is called. Every slug it had stays its own; old names are let go."""
    for details in claim_all([content]).values():
        raise Invalid("A name is taken.", details)


def claim_all(contents):
    """Claim what all of these are called; ``{id: [(field, sentence)]}`` of those that may not be."""
    refused = {}
    for type_name in dict.fromkeys(each.type_name for each in contents):
        some = [each for each in contents if each.type_name == type_name]
        refused |= _claim_alike(type_name, some)
    return refused


def _claim_alike(type_name, contents):
    wanted = {content.pk: wanted_by(content) for content in contents}
    owned, taken = _claims(type_name, wanted)
    refused = {pk: details for pk in wanted if (details := _taken(wanted[pk], pk, taken))}
    free = [content for content in contents if content.pk not in refused]
    _let_go(owned, wanted, refused)
    return refused | _hold(free, owned, wanted)


def _claims(type_name, wanted):
    """Claims of the items that want these names, ``{id: {name: claim}}``, and of others, by name."""
    names = {name for each in wanted.values() for name in each}
    taken = {each.slug: each for each in SlugClaim.objects.filter(type=type_name, slug__in=names)}
    return _owned(wanted), taken


def _owned(items, **which):
    """``{id: {name: claim}}`` of these items, asked without a type: SQLite would go through all of it."""
    owned = {pk: {} for pk in items}
    for each in SlugClaim.objects.filter(item__in=owned.keys(), **which):
        owned[each.item_id][each.slug] = each
    return owned


def _taken(wanted, pk, taken):
    others = [taken[name] for name in wanted if name in taken and taken[name].item_id != pk]
    return [(wanted[each.slug], f"“{each.slug}” already leads to {each.item}.") for each in others]


def let_go(contents):
    """Free the names that these no longer have. What ever was its slug stays an item's own."""
    wanted = {content.pk: wanted_by(content) for content in contents}
    _let_go(_owned(wanted, is_slug=False), wanted, ())


def _let_go(owned, wanted, refused):
    gone = [
        each.pk
        for pk, claims in owned.items()
        for each in claims.values()
        if pk not in refused and not each.is_slug and each.slug not in wanted[pk]
    ]
    if gone:
        SlugClaim.objects.filter(pk__in=gone).delete()


def _hold(contents, owned, wanted):
    """Make the claims that are missing, and that of the present slug the current one.

    Returns what others took meanwhile, as ``claim_all`` tells it.
    """
    new, former, present = [], [], []
    for content in contents:
        own = owned[content.pk]
        former += [c.pk for c in own.values() if c.is_current and c.slug != content.slug]
        if content.slug in own and not own[content.slug].is_current:
            present.append(own[content.slug].pk)
        new += [_new(content, name) for name in wanted[content.pk] if name not in own]
    if former:
        SlugClaim.objects.filter(pk__in=former).update(is_current=False)
    if present:
        SlugClaim.objects.filter(pk__in=present).update(is_slug=True, is_current=True)
    return _make(new)


def _make(new):
    """Store new claims. If others claimed some just now none is stored, and what they took is told."""
    try:
        with transaction.atomic():
            inserting.insert(new)
    except IntegrityError:
        claims = SlugClaim.objects.filter(type=new[0].type, slug__in={each.slug for each in new})
        holders = dict(claims.values_list("slug", "item_id"))
        lost = {each.item_id: [] for each in new}
        for each in new:
            if each.slug in holders:
                sentence = f"Somebody else took “{each.slug}” just now."
                lost[each.item_id].append(("slug", sentence))
        if not any(lost.values()):
            raise
        return lost
    return {}


def _new(content, name):
    is_slug = name == content.slug
    return SlugClaim(
        type=content.type_name, slug=name, item_id=content.pk, is_slug=is_slug, is_current=is_slug
    )


def wanted_by(content):
    """``{slug: the field it comes from}``; the slug itself last, since it has precedence."""
    named = {slug_of(alias): "aliases" for alias in content.aliases}
    named |= {slug_of(content.title): "title", content.slug: "slug"}
    named.pop("", None)
    return named


def slug_of(name):
    # One sign can become several: “㎏” becomes “kg”.
    return slugify(name)[:LONGEST]
