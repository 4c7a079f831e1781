"""Lists of the items that are related to one."""

from functools import partial

from cms.delivery import relations
from cms.delivery.filtersets import several_types
from cms.delivery.items import ItemView
from cms.delivery.lists import Listing, ListView
from cms.delivery.present import backward
from cms.delivery.representations import JSON, NDJSON
from cms.delivery.resources import HIDDEN_IN_LISTS


class RelatedView(ItemView, ListView):
    """Filtered and paged like the list of the related type."""

    relation = None

    @property
    def name(self):
        return f"{self.resource.type_name}-{self.relation.name}"

    @property
    def summary(self):
        return f"The {self.relation.name.replace('-', ' ')} of one {self.resource.spoken}"

    @property
    def below(self):
        return f"{self.relation.name}/"

    @property
    def representations(self):
        if self.relation.type_name:
            return self.catalog.resources[self.relation.type_name].of_lists
        return [JSON, NDJSON]

    @property
    def stem(self):
        return f"{self.kwargs['slug']}-{self.relation.name}"

    @property
    def listing(self):
        return self.catalog.once(self, "listing", self._listing)

    def _listing(self):
        shape = self.catalog.related("InList", self.resource, self.relation)
        if self.relation.type_name:
            resource = self.catalog.resources[self.relation.type_name]
            return resource.listing(shape) if self.relation.link else resource.numbered(shape)
        return Listing(several_types(self.catalog.resources), shape, HIDDEN_IN_LISTS)

    def shown(self, publication):
        about = relations.about(publication, self.relation, self.listing.filters)
        found, relate = relations.related(publication, self.relation, self.moment.at)
        is_back = self.relation.is_back and self.relation.part
        ordinals = partial(backward.related, self.copy, publication.item_id, self.relation)
        return self.listed(lambda: found, relate, about, ordinals if is_back else None)
