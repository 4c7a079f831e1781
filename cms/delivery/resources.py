"""What a content app declares of each type that readers get, and all of it together."""

from dataclasses import dataclass, field, replace

from cms.delivery import ordering, shapes
from cms.delivery.deprecation import fields_of
from cms.delivery.filtersets import FilterSet
from cms.delivery.lists import Listing
from cms.delivery.representations import JSON, NDJSON, Representation
from cms.models import ContentItem

HIDDEN_IN_LISTS = ["sections"]


@dataclass(frozen=True)
class Relation:
    """A list of other items, told with the rows that relate them.

    ``part`` and ``link`` say where: ``risks`` rows name a risk in their field ``risk``. The rows
    stand in the document of the item itself, or, ``is_back``, in those of ``type_name``, which are
    then found by ``facet``. Without a part, every live document that names the item is related.
    Without a link, the part is a numbered list of the items themselves.
    """

    name: str
    type_name: str | None
    part: str = ""
    link: str = ""
    facet: str = ""
    is_back: bool = False

    @property
    def field(self):
        """The property of details that shows its beginning."""
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Resource:
    """One content type as readers get it. ``body`` and ``card`` declare its shape.

    ``representations`` are those beside JSON, which every type has, and NDJSON of lists.
    """

    model: type[ContentItem]
    filters: type[FilterSet]
    body: dict
    card: dict = field(default_factory=dict)
    orders: dict = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    representations: tuple[Representation, ...] = ()

    @property
    def type_name(self):
        return self.model.type_name

    @property
    def spoken(self):
        return str(self.model._meta.verbose_name)

    @property
    def path(self):
        return self.model.path

    @property
    def schema_name(self):
        return schema_name(self.type_name)

    @property
    def all_orders(self):
        return {**ordering.EVERYWHERE, **self.orders}

    @property
    def of_details(self):
        return [JSON, *(each for each in self.representations if each.of_details)]

    @property
    def of_lists(self):
        return [JSON, NDJSON, *(each for each in self.representations if each.of_lists)]

    @property
    def back_relations(self):
        """Those that details show the beginning of."""
        return [relation for relation in self.relations if relation.is_back]

    def listing(self, shape=None):
        """A list of this type; related items come in a ``shape`` with their rows."""
        return Listing(
            self.filters,
            shape or shapes.ref(f"{self.schema_name}InList"),
            HIDDEN_IN_LISTS,
            self.type_name,
            self.all_orders,
        )

    def numbered(self, shape):
        """The same, in the order of the numbers that the items have in another document."""
        listing = self.listing(shape)
        orders = {"number": ordering.ByColumn("number"), **listing.orders}
        return replace(listing, orders=orders)


def schema_name(type_name):
    return "".join(word.capitalize() for word in type_name.split("-"))


class Catalog:
    """Everything that is served: resources by type, coded values, the shapes of all of it."""

    def __init__(self, resources, vocabularies=(), components=None, synonyms=None):
        self.resources = {each.type_name: each for each in resources}
        self.vocabularies = list(vocabularies)
        self._said = {}
        self.synonyms = synonyms
        self.components = {
            "Source": shapes.SOURCE,
            "CitedText": shapes.CITED_TEXT,
            "PlainText": shapes.PLAIN_TEXT,
            "Notice": shapes.NOTICE,
            "Review": shapes.REVIEW,
            "Part": shapes.PART,
            **(components or {}),
        }
        for resource in resources:
            self._declare(resource)
        for resource in resources:
            self._declare_detail(resource)

    def _declare(self, resource):
        name = resource.schema_name
        card = shapes.card(resource.type_name, **resource.card)
        entry = f"{schema_name(resource.model.cites)}Entry"
        document = shapes.document(resource.type_name, resource.body, entry)
        self.components[f"{name}Card"] = card
        self.components[f"{name}Entry"] = shapes.extended(card, number=shapes.WHOLE)
        self.components[f"{name}Facts"] = document
        self.components[f"{name}InList"] = shapes.lacking(document, HIDDEN_IN_LISTS)

    def _declare_detail(self, resource):
        document = self.components.pop(f"{resource.schema_name}Facts")
        self.components[resource.schema_name] = shapes.extended(document, **self._back(resource))

    def _back(self, resource):
        return {
            relation.field: shapes.record(
                "The first of those related to it.",
                count=shapes.WHOLE,
                url=shapes.ADDRESS,
                results=shapes.listed(self.related("Card", resource, relation)),
            )
            for relation in resource.back_relations
        }

    def ending_fields(self, view):
        """``[(path, Deprecation)]`` of what the answers of a view show and is to end."""
        return self.once(view, "ending", lambda: fields_of(view.shape, self.components))

    def once(self, view, what, say):
        """What a view says of itself, which is the same for every request."""
        key = (view.name, what)
        if key not in self._said:
            self._said[key] = say()
        return self._said[key]

    def related(self, form, resource, relation):
        """The shape of a related item, as ``Card`` or ``InList``, with the rows that relate it."""
        row = self._row(resource, relation)
        types = [relation.type_name] if relation.type_name else self.resources
        forms = [
            shapes.named(
                f"{resource.schema_name}{schema_name(relation.name)}"
                f"{'' if relation.type_name else schema_name(each)}{form}",
                shapes.extended(
                    self.components[schema_name(each) + form], relations=shapes.listed(row)
                ),
            )
            for each in types
        ]
        return forms[0] if relation.type_name else {"anyOf": forms}

    def _row(self, resource, relation):
        if not relation.part:
            return shapes.PLACE
        if not relation.link:
            return shapes.extended(shapes.PLACE, number=shapes.WHOLE)
        owner = self.resources[relation.type_name] if relation.is_back else resource
        return shapes.without(owner.body[relation.part]["items"], [relation.link])
