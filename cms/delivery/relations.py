"""Relations between items, in either direction, told with the rows that relate them."""

from django.db.models import Q

from cms.delivery import shelf
from cms.delivery.matching import Matcher, Rows
from cms.publishing.composition import card_of, url_of

MOST_IN_DETAILS = 20
BY_TITLE = ["type", "title_key", "item_id"]


def related(publication, relation, at):
    """The live publications that are related to this one."""
    if not relation.part:
        return shelf.naming(at, publication.item_id)
    queryset = shelf.live(at, relation.type_name)
    if not relation.is_back:
        (document,) = shelf.documents([publication], at)
        return queryset.filter(
            item__in=[row[relation.link]["id"] for row in document[relation.part]]
        )
    names_it = Q(name=relation.facet, value=str(publication.item_id))
    return queryset.filter(Matcher(at).holds(Rows(relation.part), [names_it]))


def rows_of(publication, relation, at):
    """A function that gives, for publications and their documents, the rows that relate each."""
    own = str(publication.item_id)

    def places(publications, documents):
        found = shelf.places_naming(publications, own)
        return [[{"place": place} for place in found[each.pk]] for each in publications]

    def back(publications, documents):
        return [_rows(each, relation, own) for each in documents]

    def forward(publications, documents):
        (document,) = shelf.documents([publication], at)
        return [_rows(document, relation, str(each.item_id)) for each in publications]

    if not relation.part:
        return places
    return back if relation.is_back else forward


def _rows(document, relation, item):
    """The rows of a document that link to the item, without the link itself."""
    return [
        {name: value for name, value in row.items() if name != relation.link}
        for row in document[relation.part]
        if row[relation.link] and row[relation.link]["id"] == item
    ]


def beginnings(publication, relations, at):
    """``{field: {"count", "url", "results"}}``: the first of each list of related items."""
    return {relation.field: _beginning(publication, relation, at) for relation in relations}


def _beginning(publication, relation, at):
    queryset = related(publication, relation, at).order_by(*BY_TITLE)
    first = list(queryset[:MOST_IN_DETAILS])
    rows = rows_of(publication, relation, at)(first, shelf.documents(first, at))
    return {
        "count": queryset.count(),
        "url": url_of(publication.type, publication.slug) + f"{relation.name}/",
        "results": [
            card_of(each) | {"relations": found} for each, found in zip(first, rows, strict=True)
        ],
    }
