"""Slugs, titles and aliases: one owner each within a type."""

from django.utils.text import slugify

from cms.editorial.refusals import Invalid
from cms.models import SlugClaim


def claim(content):
    """Claim what ``content`` is called. Every slug it had stays its own; old names are let go."""
    wanted = _wanted(content)
    claims = SlugClaim.objects.filter(type=content.type_name, slug__in=wanted)
    taken = [claim for claim in claims if claim.item_id != content.pk]
    if taken:
        raise Invalid(
            "A name is taken.",
            [(wanted[each.slug], f"“{each.slug}” already leads to {each.item}.") for each in taken],
        )
    own = SlugClaim.objects.filter(item=content.pk)
    own.filter(is_slug=False).exclude(slug__in=wanted).delete()
    own.exclude(slug=content.slug).update(is_current=False)
    for slug in wanted:
        _hold(content, slug)


def _wanted(content):
    """``{slug: the field it comes from}``; the slug itself last, since it has precedence."""
    named = {slugify(alias): "aliases" for alias in content.aliases}
    named |= {slugify(content.title): "title", content.slug: "slug"}
    named.pop("", None)
    return named


def _hold(content, slug):
    claim, _ = SlugClaim.objects.get_or_create(
        type=content.type_name, slug=slug, defaults={"item_id": content.pk}
    )
    if slug == content.slug and not claim.is_current:
        claim.is_slug = claim.is_current = True
        claim.save()
