"""What leads back to one item, by the live copy: the twin of the back-relations of ``relations``."""

from uuid import UUID

import orjson

from cms.delivery import shelf
from cms.delivery.conditions import Says
from cms.delivery.matching import Rows
from cms.delivery.present import documents
from cms.delivery.present.index import Postings
from cms.delivery.present.matching import Matcher
from cms.delivery.present.orders import TITLE, Ordered
from cms.delivery.relations import MOST_IN_DETAILS, rows_about
from cms.models import LiveText, content_types
from cms.publishing.composition import url_of


def related(copy, item_id, relation):
    """The ordinals of the items whose rows name this one."""
    matcher = Matcher(copy, relation.type_name)
    return matcher.holds(Rows(relation.part), [Says(relation.facet, (str(item_id),))])


def beginnings(copy, document, relations):
    """``{field: {"count", "url", "results"}}``: the first of each list of related items."""
    return {each.field: _beginning(copy, document, each) for each in relations}


def _beginning(copy, document, relation):
    found = _related(copy, UUID(document["id"]), relation)
    first = _first(copy, found)
    texts = LiveText.objects.select_related("live").in_bulk(first)
    shown = [texts[each] for each in first]
    return {
        "count": sum(map(len, found.values())),
        "url": url_of(document["type"], document["slug"]) + f"{relation.name}/",
        "results": [
            orjson.loads(each.card) | {"relations": rows}
            for each, rows in zip(shown, _rows(copy, shown, document, relation), strict=True)
        ],
    }


def _related(copy, item_id, relation):
    """``{type: ordinals}`` of what leads back."""
    if relation.part:
        return {relation.type_name: related(copy, item_id, relation)}
    postings = Postings(copy)
    return {each: postings.naming(item_id, [each]) for each in sorted(content_types())}


def _first(copy, found):
    """The first of them, by type and title."""
    first = []
    for type_name, ordinals in found.items():
        lacking = MOST_IN_DETAILS - len(first)
        if ordinals and lacking:
            first += Ordered(copy, type_name, ordinals, TITLE).page(0, lacking)
    return first


def _rows(copy, shown, document, relation):
    if relation.part:
        whole = [documents.whole(each.listed, each.cut, each.sections) for each in shown]
        return [rows_about(orjson.loads(each), relation, document["id"]) for each in whole]
    links = shelf.visible_links(copy.at)
    named_by = [each.live.publication_id for each in shown]
    places = shelf.places_naming(named_by, document["id"], links)
    return [[{"place": place} for place in places[each.live.publication_id]] for each in shown]
