"""Where a preview can be seen: in the front end, and in the API."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.http import urlencode

from cms.models import Action
from cms.publishing.composition import url_of

MOST_LINKS = 20


@dataclass(frozen=True)
class Address:
    """One draft: ``front`` is empty where no front end is set; ``curl`` shows no token in a URL."""

    title: str
    front: str
    api: str
    curl: str


def addresses(token, secret):
    """Where the drafts of a token are seen, of a large release the first ones."""
    return [_address(revision, secret) for revision in _revisions(token)]


def _revisions(token):
    if token.item_id:
        return [token.item.head]
    entries = token.release.entries.filter(action=Action.PUBLISH).select_related("revision__item")
    return [entry.revision for entry in entries[:MOST_LINKS]]


def _address(revision, secret):
    type_name, fields = revision.item.type, revision.data["fields"] if revision.text else {}
    slug = fields.get("slug", "")
    plain = url_of(type_name, slug)
    front = settings.PREVIEW_URL
    return Address(
        title=fields.get("title") or slug,
        front=front.format(type=type_name, slug=slug, token=secret) if front else "",
        api=f"{plain}?{urlencode({'preview': secret})}",
        curl=f"curl -H 'Authorization: Preview {secret}' '{plain}'",
    )
