"""Slugs, titles and aliases: one owner each within a type."""

from django.db.models import Q
from django.utils.text import slugify

from cms.editorial.refusals import Invalid
from cms.models import SlugClaim

LONGEST = SlugClaim._meta.get_field("slug").max_length


def claim(content):
    """Claim what ``content`` is called. Every slug it had stays its own; old names are let go."""
    wanted = wanted_by(content)
    meant = Q(slug__in=wanted) | Q(item=content.pk)
    claims = list(SlugClaim.objects.filter(meant, type=content.type_name).select_related("item"))
    own = {claim.slug: claim for claim in claims if claim.item_id == content.pk}
    taken = [claim for claim in claims if claim.item_id != content.pk]
    if taken:
        raise Invalid(
            "A name is taken.",
            [(wanted[each.slug], f"“{each.slug}” already leads to {each.item}.") for each in taken],
        )
    if any(not each.is_slug and each.slug not in wanted for each in own.values()):
        let_go(content)
    if any(each.is_current and each.slug != content.slug for each in own.values()):
        SlugClaim.objects.filter(item=content.pk).exclude(slug=content.slug).update(
            is_current=False
        )
    for slug in wanted:
        if slug not in own or (slug == content.slug and not own[slug].is_current):
            _hold(content, slug)


def let_go(content):
    """Free the names that ``content`` no longer has. What ever was its slug stays its own."""
    own = SlugClaim.objects.filter(item=content.pk, is_slug=False)
    own.exclude(slug__in=wanted_by(content)).delete()


def wanted_by(content):
    """``{slug: the field it comes from}``; the slug itself last, since it has precedence."""
    named = {slug_of(alias): "aliases" for alias in content.aliases}
    named |= {slug_of(content.title): "title", content.slug: "slug"}
    named.pop("", None)
    return named


def slug_of(name):
    # One sign can become several: “㎏” becomes “kg”.
    return slugify(name)[:LONGEST]


def _hold(content, slug):
    claim, _ = SlugClaim.objects.get_or_create(
        type=content.type_name, slug=slug, defaults={"item_id": content.pk}
    )
    if claim.item_id != content.pk:
        raise Invalid("A name is taken.", [("slug", f"Somebody else took “{slug}” just now.")])
    if slug == content.slug and not claim.is_current:
        claim.is_slug = claim.is_current = True
        claim.save()
