"""Relations between items, in either direction, told with the rows that relate them."""

from django.db.models import Case, IntegerField, Value, When

from cms.delivery import shelf
from cms.delivery.conditions import Owned, Says
from cms.delivery.filters import ItemFilter, OwnerFilter
from cms.delivery.matching import About, Matcher, Rows
from cms.publishing.composition import card_of, url_of

MOST_IN_DETAILS = 20
BY_TITLE = ["type", "title_key", "item_id"]


def related(publication, relation, at, hidden=None):
    """The live publications that are related to this one, and what tells how.

    That is a function: for publications and their documents it gives the rows that relate each.
    ``hidden`` are the hidden places, where they are known already.
    """
    if not relation.part:
        links = shelf.visible_links(at, hidden)
        return shelf.naming(at, publication.item_id, links), _by_place(publication, links)
    if relation.is_back:
        return _with_rows_about(publication, relation, at), _by_own_rows(publication, relation)
    (document,) = shelf.documents([publication], at)
    if not relation.link:
        links = shelf.visible_links(at, hidden)
        return _numbered(document, relation, at), _by_number(publication, document, relation, links)
    named = [row[relation.link]["id"] for row in document[relation.part] if row[relation.link]]
    live = shelf.live(at, relation.type_name).filter(item__in=named)
    return live, _by_rows_of(document, relation)


def _with_rows_about(publication, relation, at):
    holds = Matcher(at).holds(Rows(relation.part), [_names(publication, relation)])
    return shelf.live(at, relation.type_name).filter(holds)


def _names(publication, relation):
    return Says(relation.facet, (str(publication.item_id),))


def about(publication, relation, filters):
    """The rows that relate to this publication, as the filters of the related type see them."""
    for name, each in filters.base_filters.items():
        is_own = isinstance(each, ItemFilter) and each.type_name == publication.type
        if is_own and each.rows.part == relation.part and relation.part:
            if isinstance(each, OwnerFilter):
                return About(name, each.rows, Owned((publication.item_id,)))
            if relation.facet in (each.facet, each.any_facet):
                return About(name, each.rows, _names(publication, relation))
    return None


def _numbered(document, relation, at):
    """The items of a numbered list of cards, each with its ``number``."""
    numbers = _numbers(document, relation)
    whens = [When(item=item, then=Value(number)) for item, number in numbers.items()]
    live = shelf.live(at, relation.type_name).filter(item__in=numbers)
    return live.annotate(number=Case(*whens, output_field=IntegerField()))


def _numbers(document, relation):
    return {card["id"]: card["number"] for card in document[relation.part]}


def _by_number(publication, document, relation, links):
    numbers = _numbers(document, relation)

    def places(publications, documents):
        found = shelf.places_in(publication, [each.item_id for each in publications], links)
        return [
            [
                {"number": numbers[str(each.item_id)], "place": place}
                for place in found.get(each.item_id, [])
            ]
            for each in publications
        ]

    return places


def _by_place(publication, links):
    def places(publications, documents):
        found = shelf.places_naming(publications, publication.item_id, links)
        return [[{"place": place} for place in found[each.pk]] for each in publications]

    return places


def _by_own_rows(publication, relation):
    own = str(publication.item_id)
    return lambda publications, documents: [rows_about(each, relation, own) for each in documents]


def _by_rows_of(document, relation):
    return lambda publications, documents: [
        rows_about(document, relation, each["id"]) for each in documents
    ]


def rows_about(document, relation, item):
    """The rows of a document that link to the item, without the link itself."""
    return [
        {name: value for name, value in row.items() if name != relation.link}
        for row in document[relation.part]
        if row[relation.link] and row[relation.link]["id"] == item
    ]


def beginnings(publication, relations, at):
    """``{field: {"count", "url", "results"}}``: the first of each list of related items."""
    hidden = shelf.hidden_places(at) if relations else {}
    return {each.field: _beginning(publication, each, at, hidden) for each in relations}


def _beginning(publication, relation, at, hidden):
    queryset, relate = related(publication, relation, at, hidden)
    first = list(queryset.order_by(*BY_TITLE)[:MOST_IN_DETAILS])
    rows = relate(first, shelf.documents(first, at))
    return {
        "count": queryset.count(),
        "url": url_of(publication.type, publication.slug) + f"{relation.name}/",
        "results": [
            card_of(each, hidden.get(each.item_id, ())) | {"relations": found}
            for each, found in zip(first, rows, strict=True)
        ],
    }
