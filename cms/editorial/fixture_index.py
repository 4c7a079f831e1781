"""The first reading of fixtures: which items they hold, with which ids, and where each one stands.

Of an item its slug, its id and a few numbers stay in memory. Its objects are read again when it is
its turn, wherever they stand; those that stand together are read together.
"""

import re
from array import array
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID, uuid4

from django.core.validators import slug_re

from cms.editorial import canonical
from cms.editorial.chunks import chunks
from cms.editorial.fixture_files import changed, part_owners
from cms.models import ContentItem, Flag, ProposedWaiver, SlugClaim, content_types

QUESTIONS = (Flag, ProposedWaiver)
# As Django's own, which looks each time whether it was compiled.
SLUG = re.compile(slug_re.pattern)


@dataclass
class FixtureItem:
    """A content item as the fixtures have it: its entry, its parts and, checked, its rows."""

    entry: object
    parts: dict = field(default_factory=dict)
    id: UUID | None = None
    is_new: bool = False
    row: ContentItem | None = None
    part_rows: dict = field(default_factory=dict)
    data: dict | None = None
    # ``{(id of an item that is named, place)}``, and whether one is named as it is called no more.
    links: set = field(default_factory=set)
    names_renamed: bool = False

    @property
    def model(self):
        return self.entry.model

    @property
    def slug(self):
        return self.entry.fields["slug"]

    @cached_property
    def text(self):
        return canonical.as_text(self.data)

    def without_text(self):
        """As much of it as is needed to name it later."""
        entry = replace(self.entry, fields={"slug": self.slug})
        return FixtureItem(entry, id=self.id, is_new=self.is_new)


class Index:
    """Faults go to ``faults``; ``told(bytes read, of how many)`` hears how far it is."""

    def __init__(self, sources, faults, told=lambda done, total: None):
        self.sources, self.faults = sources, faults
        # By number: numbers are given as items are first named.
        self.numbers = {type_name: {} for type_name in content_types()}
        self.ids, self.is_new, self.has_entry = [], bytearray(), bytearray()
        # Where the objects of an item stand: mostly in one place, of which these are the three.
        self.places, self.further = array("Q"), {}
        # Items in the order of the fixtures, and where flags and waivers stand.
        self.order, self.asked = array("L"), array("Q")
        # What the library has besides, as far as it was asked for; and names that came to lead on.
        self.others, self.renamed = {}, set()
        self._read(told)
        self._refuse_parts_alone()
        self._give_ids()

    def __len__(self):
        return len(self.order)

    # Where objects stand:

    def _read(self, told):
        total, before = sum(source.size for source in self.sources), 0
        for number, source in enumerate(self.sources):
            self.last = None
            for entry, start, end in source.entries():
                self._note(entry, number, start, end)
                told(before + end, total)
            before += source.size

    def _note(self, entry, source, start, end):
        if entry is None:
            self.last = None
        elif entry.model in QUESTIONS:
            self.last = None
            self.asked.extend((source, start, end))
        else:
            add = self._part if entry.is_part else self._item
            self._stand(add(entry), source, start, end)

    def _stand(self, number, source, start, end):
        if number is not None:
            if number == self.last:
                self._extend(number, end)
            elif self.places[3 * number + 2]:
                self.further.setdefault(number, []).append([source, start, end])
            else:
                self.places[3 * number : 3 * number + 3] = array("Q", (source, start, end))
        self.last = number

    def _extend(self, number, end):
        if number in self.further:
            self.further[number][-1][2] = end
        else:
            self.places[3 * number + 2] = end

    def _number(self, type_name, slug):
        numbers = self.numbers[type_name]
        if slug not in numbers:
            numbers[slug] = len(self.ids)
            self.ids.append(None)
            self.is_new.append(True)
            self.has_entry.append(False)
            self.places.extend((0, 0, 0))
        return numbers[slug]

    def _item(self, entry):
        slug = entry.fields.get("slug")
        if not is_slug(slug):
            return self._fault(entry, "It needs a slug: letters, digits and hyphens.", "slug")
        number = self._number(entry.model.type_name, slug)
        if self.has_entry[number]:
            other = next(each for each in self._entries(number) if not each.is_part)
            return self._fault(entry, f"It stands in {other.file} already.", "slug")
        self.has_entry[number] = True
        self.order.append(number)
        return number

    def _part(self, entry):
        owner_model, _ = part_owners()[entry.model]
        owner, key = entry.fields.get("owner"), entry.fields.get("key")
        if not is_natural_key(owner, 1):
            return self._fault(entry, f"Name its {owner_model.type_name}: [“slug”].", "owner")
        if not is_slug(key):
            return self._fault(entry, "It needs a key: letters, digits and hyphens.", "key")
        return self._number(owner_model.type_name, owner[0])

    def _refuse_parts_alone(self):
        for number, has_entry in enumerate(self.has_entry):
            for entry in () if has_entry else self._entries(number):
                owner_model, _ = part_owners()[entry.model]
                sentence = f"There is no {owner_model.type_name} “{entry.fields['owner'][0]}” in these fixtures."
                self._fault(entry, sentence, "owner")

    def _entries(self, number):
        places = [self.places[3 * number : 3 * number + 3], *self.further.get(number, ())]
        for source, start, end in places:
            yield from self.sources[source].again(start, end)

    # Which item of the library it is:

    def _give_ids(self):
        by_id = {}
        for type_name, numbers in self.numbers.items():
            known = {}
            for some in chunks(numbers):
                known |= self._claimed(type_name, some)
            for slug, number in numbers.items():
                self.is_new[number] = slug not in known
                self.ids[number] = known.get(slug) or uuid4()
                if slug in known and self.has_entry[number]:
                    self._refuse_two_for_one(by_id, number)
        self.present = sorted(by_id)

    def _refuse_two_for_one(self, by_id, number):
        other = by_id.setdefault(self.ids[number], number)
        if other != number:
            item, first = self.item(number), self.item(other)
            sentence = f"In the library this and “{first.slug}” are the same item."
            self._fault(item.entry, sentence, "slug")

    def _claimed(self, type_name, slugs):
        claims = SlugClaim.objects.filter(type=type_name, slug__in=slugs, is_slug=True)
        found = {}
        for slug, item_id, is_current in claims.values_list("slug", "item_id", "is_current"):
            found[slug] = item_id
            if not is_current:
                self.renamed.add((type_name, slug))
        return found

    def id_of(self, type_name, slug):
        """The id of the item that has, or had, this slug; None where there is none."""
        number = self.numbers.get(type_name, {}).get(slug)
        if number is not None and self.has_entry[number]:
            return self.ids[number]
        if type_name not in self.numbers or not is_slug(slug):
            return None
        key = (type_name, slug)
        if key not in self.others:
            self.others[key] = self._claimed(type_name, [slug]).get(slug)
        return self.others[key]

    @property
    def outside(self):
        """Ids of the items of the library that these name, and that are not among them."""
        return (each for each in self.others.values() if each is not None)

    # What stands there:

    def items(self):
        """Each item, with the entries of its parts, in the order of the fixtures."""
        return map(self.item, self.order)

    def item(self, number):
        entries = list(self._entries(number))
        own = [each for each in entries if not each.is_part]
        if len(own) != 1 or not all(self._belongs(each, number) for each in entries):
            raise changed(self.sources[self.places[3 * number]].name)
        item = FixtureItem(own[0], id=self.ids[number], is_new=bool(self.is_new[number]))
        for entry in entries:
            if entry.is_part:
                self._add_part(item, entry)
        return item

    def _belongs(self, entry, number):
        """Whether what stands there is still what stood there at the first reading."""
        model, slug, key = entry.model, entry.fields.get("slug"), "key"
        if entry.is_part:
            model, _ = part_owners()[entry.model]
            owner, key = entry.fields.get("owner"), entry.fields.get("key")
            slug = owner[0] if is_natural_key(owner, 1) else None
        return is_slug(slug) and is_slug(key) and self.numbers[model.type_name].get(slug) == number

    def _add_part(self, item, entry):
        _, name = part_owners()[entry.model]
        rows = item.parts.setdefault(name, {})
        if entry.fields["key"] in rows:
            self._fault(entry, "Another part of this item has the key.", "key")
        rows.setdefault(entry.fields["key"], entry)

    def questions(self):
        """The entries of flags and waivers."""
        for place in range(0, len(self.asked), 3):
            source, start, end = self.asked[place : place + 3]
            yield from self.sources[source].again(start, end)

    def _fault(self, entry, sentence, field_name):
        self.faults.add(entry.fault(sentence, field_name))


def is_slug(value):
    return isinstance(value, str) and SLUG.match(value) is not None


def is_natural_key(value, length):
    return (
        isinstance(value, list)
        and len(value) == length
        and all(isinstance(each, str) for each in value)
    )
