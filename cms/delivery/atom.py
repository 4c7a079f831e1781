"""The releases as an Atom feed (RFC 4287), for people who want to know what changed."""

import re
from html import escape
from xml.etree import ElementTree

from django.conf import settings

from cms.delivery import shelf
from cms.delivery.representations import Representation
from cms.publishing.composition import address, stamp, url_of

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
MOST_NAMED = 50
IN_TITLE = 3
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NEW, CHANGED, WITHDRAWN = "New", "Changed", "Withdrawn"


def feed(page, request, at):
    """What ``ATOM`` writes: the releases of a page, newest first."""
    links = page.results
    releases = [link.release for link in links]
    sizes = shelf.release_sizes(releases, at)
    named = {}
    for publication in shelf.first_in_each(releases, at, MOST_NAMED):
        named.setdefault(publication.release_id, []).append(publication)
    items = [each.item_id for publications in named.values() for each in publications]
    first = shelf.first_starts(items, at)
    return {
        "self": _as_feed(settings.PUBLIC_URL + request.get_full_path()),
        "pages": {
            rel: _as_feed(url)
            for rel, url in [("next", page.next), ("previous", page.previous)]
            if url
        },
        "updated": stamp(at),
        "entries": [
            _entry(link, sizes.get(link.release.pk, 0), named.get(link.release.pk, []), first)
            for link in links
        ],
    }


def _as_feed(url):
    """The address, which gives the feed to whoever sends no ``Accept`` as well."""
    if "format=" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}format=atom"


def _entry(link, size, publications, first):
    said = [(_word(each, first), each) for each in publications]
    is_urgent = any(each.is_urgent or each.is_withdrawal for each in publications)
    names = [f"{word}: {_title(each)}" for word, each in said[:IN_TITLE]]
    more = [f"and {size - IN_TITLE} more"] if size > IN_TITLE else []
    return {
        "url": address(f"releases/{link.number}/"),
        "title": ("Urgent. " if is_urgent else "") + "; ".join([*names, *more]),
        "at": stamp(link.release.starts_at),
        "urgent": is_urgent,
        "html": _html(said, size),
    }


def _word(publication, first):
    if publication.is_withdrawal:
        return WITHDRAWN
    return NEW if first[publication.item_id] == publication.starts_at else CHANGED


def _title(publication):
    return publication.title or publication.slug


def _html(said, size):
    rows = [_row(word, publication) for word, publication in said]
    more = [f"<li>And {size - len(said)} more.</li>"] if size > len(said) else []
    return f"<ul>{''.join([*rows, *more])}</ul>"


def _row(word, publication):
    url, title = url_of(publication.type, publication.slug), escape(_title(publication))
    kind = publication.type.replace("-", " ")
    urgent = "<strong>Urgent.</strong> " if publication.is_urgent else ""
    reason = f": {escape(publication.reason)}" if publication.reason else ""
    return f'<li>{urgent}{word}: <a href="{escape(url)}">{title}</a> ({kind}){reason}</li>'


def _written(told):
    """The feed in XML."""
    releases = address("releases/")
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    _put(root, "id", releases)
    _put(root, "title", f"{settings.SITE_NAME}: what changed")
    _put(root, "updated", told["updated"])
    _put(_put(root, "author"), "name", settings.SITE_NAME)
    _put(root, "link", rel="self", type=MEDIA_TYPE, href=told["self"])
    _put(root, "link", rel="alternate", type="application/json", href=releases)
    for rel, url in told["pages"].items():
        _put(root, "link", rel=rel, type=MEDIA_TYPE, href=url)
    for each in told["entries"]:
        _put_entry(root, each)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _put_entry(root, told):
    entry = _put(root, "entry")
    _put(entry, "id", told["url"])
    _put(entry, "title", told["title"])
    _put(entry, "published", told["at"])
    _put(entry, "updated", told["at"])
    _put(entry, "link", rel="alternate", type="application/json", href=told["url"])
    if told["urgent"]:
        _put(entry, "category", term="urgent", label="Urgent")
    _put(entry, "content", told["html"], type="html")


def _put(parent, tag, text=None, **attributes):
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text and NOT_XML.sub("", text)
    return element


ATOM = Representation(
    "atom",
    MEDIA_TYPE,
    _written,
    "A feed for people: what each release changed, and whether it is urgent.",
    refuses=(),
)
