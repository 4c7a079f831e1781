"""The items that show one item, with the places at which they do, in words."""

from dataclasses import dataclass, field

from cms.admin.live_states import status_badge
from cms.admin.naming import in_order, item_url, slug_of
from cms.admin.telling import Linked, Telling, data_of
from cms.models import Item, Link, Publication, Revision, RevisionLink
from cms.publishing import impact

MOST_PLACES = 6


@dataclass
class Place:
    """One statement: the place in words, and how it begins."""

    label: str
    text: str


@dataclass
class Places:
    """The first of the places in one text, and how many more there are."""

    first: list = field(default_factory=list)
    more: int = 0


@dataclass
class Showing:
    """One item that shows another: to readers, in its draft, or both."""

    item: Item
    name: str
    url: str
    status: str
    live: Places | None
    draft: Places | None
    is_same: bool


def some(item, at, start, length, most=None):
    """``length`` of the items that show ``item``, from ``start`` on, by type and slug."""
    all_ = impact.that_show(item, at, most).annotate(current_slug=slug_of("pk"))
    # Their ids first: nothing sorts thousands of texts to show a few.
    ids = all_.order_by("type", "current_slug", "pk").values_list("pk", flat=True)
    wanted = list(ids[start : start + length])
    items = Item.objects.select_related("head").annotate(current_slug=slug_of("pk"))
    return in_order(items, wanted)


def told(item, users, at):
    """``Showing`` of each of these items, in nine queries however many there are."""
    users = list(users)
    live = dict(Publication.objects.live(at).filter(item__in=users).values_list("item", "revision"))
    shown = _places(
        Link.objects.filter(target=item, publication__in=_in_force(users, at)),
        "publication__revision",
    )
    drafted = _places(
        RevisionLink.objects.filter(target=item, revision__in=[each.head_id for each in users]),
        "revision",
    )
    texts = _texts({*shown, *drafted})
    linked = Linked.by(*texts.values())
    return [
        _showing(each, live.get(each.pk), shown, drafted, _Speaker(texts, linked)) for each in users
    ]


def _in_force(users, at):
    return Publication.objects.live(at).filter(item__in=users)


def _places(links, revision):
    """``{revision id: [place]}``."""
    found = {}
    for key, place in links.order_by("place").values_list(revision, "place").distinct():
        found.setdefault(key, []).append(place)
    return found


def _texts(revision_ids):
    revisions = Revision.objects.filter(pk__in=revision_ids).select_related("item")
    texts = {each.pk: data_of(each) for each in revisions}
    return {key: text for key, text in texts.items() if text is not None}


@dataclass
class _Speaker:
    texts: dict
    linked: Linked

    def places(self, revision, places):
        if not places:
            return None
        text = self.texts.get(revision)
        if text is None:
            return Places([Place(each, "") for each in places[:MOST_PLACES]])
        telling = Telling(text["type"], text, linked=self.linked)
        first = [
            Place(telling.label(each), telling.value(each, _at(text, each)))
            for each in places[:MOST_PLACES]
        ]
        return Places(first, len(places) - len(first))


def _at(text, place):
    name, _, key = place.partition("/")
    if not key:
        return text["fields"].get(name)
    row = text["parts"].get(name, {}).get(key, {})
    return {field: value for field, value in row.items() if field != "order"}


def _showing(user, live_revision, shown, drafted, speaker):
    is_same = live_revision == user.head_id
    return Showing(
        item=user,
        name=f"{user.type}/{user.current_slug}",
        url=item_url(user),
        status=status_badge(user),
        live=speaker.places(live_revision, shown.get(live_revision)),
        draft=None if is_same else speaker.places(user.head_id, drafted.get(user.head_id)),
        is_same=is_same,
    )
