"""Looking publications up. What the API asks about what is public at an instant is asked here, so
that the copy of the present can later answer it faster; ``sync.effects`` asks what happened between
two."""

from array import array
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from cms.models import Facet, Link, Notice, Publication, Release
from cms.publishing import chain as releases_chain
from cms.publishing import composition, hiding, instants

NEAREST_CANDIDATES = 500


def live(at, *types):
    """The publications that readers can open at ``at``."""
    # A redacted text is public no more: its columns are empty.
    shown = Publication.objects.not_followed(at).exclude(document="")
    shown = shown.filter(revision__isnull=False)
    return shown.filter(type__in=types) if types else shown


def further(ordered, at, item):
    """What follows an item of a list by title, or None where the item is public no more."""
    last = live(at).filter(item=item).values_list("title_key", "item").first()
    if last is None:
        return None
    key, item = last
    # The first condition leads an index to the place.
    later = Q(title_key__gt=key) | Q(item_id__gt=item)
    return ordered.filter(later, title_key__gte=key)


def live_in_order(at, types=(), after=None, most=None):
    """What is live, in the order in which it was published: ``after`` the key of one of them."""
    shown = live(at, *types).order_by("starts_at", "item_id")
    if after:
        starts_at, item = after
        shown = shown.filter(Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, item_id__gt=item))
    return list(shown[:most])


def in_force(at, item_ids):
    """``{item id: publication}`` of what is in force, withdrawals included."""
    found = Publication.objects.in_force(at).filter(item__in=item_ids)
    return {each.item_id: each for each in found}


@dataclass(frozen=True)
class Place:
    """What stands at an address: the publication in force of the item that the slug leads to."""

    publication: Publication
    is_current: bool


def place(at, type_name, slug):
    """Where a slug leads at ``at``, or None where nothing under it was ever public."""
    item = resolve(at, type_name, [slug]).get(slug)
    if item is None:
        return None
    publication = in_force(at, [item])[item]
    return Place(publication, publication.slug == slug)


def resolve(at, type_name, slugs):
    """``{slug: item id}`` of items ever public by ``at``: by slug, an old slug, or an alias."""
    started = Publication.objects.started(at).filter(type=type_name)
    known = dict(started.order_by("starts_at").filter(slug__in=slugs).values_list("slug", "item"))
    unknown = [slug for slug in slugs if slug not in known]
    return dict(_by_alias(started, unknown)) | known


def _by_alias(started, slugs):
    return (
        Facet.objects.filter(publication__in=started, part="", name="alias", value__in=slugs)
        .order_by("publication__starts_at")
        .values_list("value", "publication__item")
    )


def nearest_slugs(at, type_name, slug):
    """Public slugs that begin like ``slug``, to suggest one of."""
    begins_alike = live(at, type_name).filter(slug__startswith=slug[:3])
    return list(begins_alike.values_list("slug", flat=True)[:NEAREST_CANDIDATES])


def narrower(at, type_name, item_ids, facets):
    """These items and all that are narrower than one of them, however many steps down."""
    steps = facets.filter(publication__in=live(at, type_name), part="", name="broader")
    below = {}
    for item, broader in steps.values_list("publication__item", "value"):
        below.setdefault(UUID(broader), []).append(item)
    found, waiting = set(), list(item_ids)
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += below.get(item, [])
    return found


def naming(at, item_id, links):
    """Live publications that name the item anywhere: in a fact, or as a source."""
    return live(at).filter(Exists(links.filter(publication=OuterRef("pk"), target=item_id)))


def places_naming(publications, item_id, links):
    """``{publication id: [places]}`` at which these publications name the item."""
    return _places("publication", links.filter(publication__in=publications, target=item_id))


def places_in(publication, item_ids, links):
    """``{item id: [places]}`` at which the publication names these items."""
    return _places("target", links.filter(publication=publication, target__in=item_ids))


def _places(by, links):
    found = {}
    for key, at_place in links.order_by("place").values_list(by, "place").distinct():
        found.setdefault(key, []).append(at_place)
    return found


def is_named(at, links):
    """The condition that any live publication names the item."""
    return Exists(links.filter(target=OuterRef("item"), publication__in=live(at)))


def hidden_places(at):
    """``{item id: [places]}`` that notices hide at ``at``."""
    hidden = {}
    shown = Notice.objects.shown(at).filter(hides_place=True)
    for item, hidden_place in shown.values_list("item", "place"):
        hidden.setdefault(item, []).append(hidden_place)
    return hidden


def visible_facets(at, hidden):
    """Facets, but for those of what is ``hidden`` at ``at``."""
    gone = [facet.pk for each in _partly(at, hidden, "facets") for facet in each.facets()]
    return Facet.objects.exclude(pk__in=gone)


def visible_links(at, hidden=None):
    """Links, but for those that stand in what is ``hidden`` at ``at``, where that is known already."""
    hidden = hidden_places(at) if hidden is None else hidden
    gone = [link.pk for each in _partly(at, hidden, "links") for link in each.links()]
    return Link.objects.exclude(pk__in=gone)


def _partly(at, hidden, beside):
    """What is hidden of each publication. Few items have a hidden place at any time."""
    partly = live(at).filter(item__in=list(hidden)).prefetch_related(beside) if hidden else []
    return [hiding.Hidden(each, hidden[each.item_id]) for each in partly]


def publications_of(item_id, at):
    """All publications of an item that started by ``at``, oldest first."""
    return list(Publication.objects.started(at).filter(item=item_id).order_by("starts_at"))


def first_starts(item_ids, at):
    """``{item id: when it first became public}``."""
    published = Publication.objects.started(at).filter(item__in=item_ids, revision__isnull=False)
    return dict(published.order_by().values_list("item").annotate(Min("starts_at")))


def publications_in(release, at):
    return list(Publication.objects.started(at).filter(release=release))


def first_in_each(releases, at, most):
    """At most so many publications of each release, what was withdrawn before all else."""
    withdrawn_first = Case(When(revision=None, then=Value(0)), default=Value(1))
    order = [withdrawn_first, "type", "title_key", "item"]
    rank = Window(RowNumber(), partition_by="release", order_by=order)
    started = Publication.objects.started(at).filter(release__in=releases)
    ranked = started.defer("document", "card").annotate(rank=rank)
    return ranked.filter(rank__lte=most).order_by("release", "rank")


def live_total(at, type_name):
    """How many items of a type are live."""
    return live_counts(at).get(type_name, 0)


def live_counts(at):
    """``{type: number of live items}``: as it was kept for the newest release, or counted."""
    kept = Release.objects.started(at).values_list("step__counts", flat=True).last()
    return (
        dict(live(at).order_by().values_list("type").annotate(Count("pk")))
        if kept is None
        else kept
    )


def present():
    return instants.now()


def chain(at):
    """The releases that are live at ``at``, oldest first, with their chained hashes."""
    return releases_chain.public_chain(at)


def chain_head(at):
    return releases_chain.head(at)


def release_numbers(releases, at):
    """``{release id: its number}`` of these: as it was sealed, or else by its place in the chain."""
    sealed = Release.objects.filter(pk__in=releases, number__isnull=False)
    numbers = dict(sealed.values_list("pk", "number"))
    if len(numbers) < len(set(releases)):
        numbers = {link.release.pk: link.number for link in chain(at)}
    return numbers


def release_sizes(releases, at):
    """``{release id: how many items it changed}``."""
    published = Publication.objects.started(at).filter(release__in=releases)
    return dict(published.order_by().values_list("release").annotate(Count("pk")))


def keys_of(publications):
    """The keys of these publications in their order; a million of them take eight megabytes."""
    return array("q", publications.values_list("pk", flat=True).iterator())


def batches(keys, columns=(), size=100):
    """The publications with these keys, some at a time, without what was redacted meanwhile."""
    shown = Publication.objects.exclude(document="").only(*columns)
    for first in range(0, len(keys), size):
        wanted = keys[first : first + size]
        found = shown.in_bulk(list(wanted))
        yield [found[key] for key in wanted if key in found]


def documents(publications, at):
    return composition.compose(publications, at)


def cards(item_ids, at, hidden=None):
    """``hidden`` are the hidden places, where they are known already."""
    hidden = hidden_places(at) if hidden is None else hidden
    return composition.cards_at(item_ids, at, hidden)
