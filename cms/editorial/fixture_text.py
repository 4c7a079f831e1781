"""From the entries of fixtures to canonical text: every field checked, every name resolved.

Nothing is written here. What a fixture says of an item comes out in the form in which revisions
are kept, so that the two can be compared.
"""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.db import models

from cms.editorial import canonical
from cms.editorial.fixture_files import FixtureRefused, part_owners
from cms.editorial.fixture_values import cleaned
from cms.editorial.names import wanted_by
from cms.models import (
    Blocks,
    ContentItem,
    Flag,
    Item,
    ProposedWaiver,
    SlugClaim,
    WordsField,
    content_types,
)

# What flags and waivers say, and what they say when a fixture leaves it out.
NEEDED = object()
QUESTIONS = {
    Flag: {"key": NEEDED, "kind": NEEDED, "place": "", "text": NEEDED, "blocks": Blocks.NOTHING},
    ProposedWaiver: {"rule": NEEDED, "places": [], "reason": NEEDED},
}

PLACES = WordsField(name="places")


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

    @property
    def model(self):
        return self.entry.model

    @property
    def slug(self):
        return self.entry.fields["slug"]


@dataclass
class Question:
    """A flag or a proposed waiver: about which item, and its values."""

    entry: object
    item_id: UUID
    row: models.Model


class Fixtures:
    """All entries that are loaded together. Raises ``FixtureRefused`` with everything wrong."""

    def __init__(self, entries):
        self.faults, self.items, self.asked = [], {}, []
        self._sort(entries)
        self._give_ids()
        for item in self.items.values():
            self._check(item)
        if not self.faults:
            self._refuse_shared_names()
        self.questions = [found for entry in self.asked if (found := self._question(entry))]
        self._refuse_repeated_questions()
        if self.faults:
            raise FixtureRefused(self.faults)

    # Which object belongs to which item:

    def _sort(self, entries):
        parts = []
        for entry in entries:
            if issubclass(entry.model, ContentItem):
                self._add_item(entry)
            elif entry.model in QUESTIONS:
                self.asked.append(entry)
            else:
                parts.append(entry)
        for entry in parts:
            self._add_part(entry)

    def _add_item(self, entry):
        slug = entry.fields.get("slug")
        key = (entry.model.type_name, slug)
        if not _is_slug(slug):
            self._fault(entry, "It needs a slug: letters, digits and hyphens.", "slug")
        elif key in self.items:
            self._fault(entry, f"It stands in {self.items[key].entry.file} already.", "slug")
        else:
            self.items[key] = FixtureItem(entry)

    def _add_part(self, entry):
        owner_model, name = part_owners()[entry.model]
        owner, key = entry.fields.get("owner"), entry.fields.get("key")
        if not _is_natural_key(owner, 1):
            self._fault(entry, f"Name its {owner_model.type_name}: [“slug”].", "owner")
        elif (owner_model.type_name, owner[0]) not in self.items:
            sentence = f"There is no {owner_model.type_name} “{owner[0]}” in these fixtures."
            self._fault(entry, sentence, "owner")
        elif not _is_slug(key):
            self._fault(entry, "It needs a key: letters, digits and hyphens.", "key")
        else:
            rows = self.items[owner_model.type_name, owner[0]].parts.setdefault(name, {})
            if key in rows:
                self._fault(entry, "Another part of this item has the key.", "key")
            rows.setdefault(key, entry)

    # Which item of the library it is:

    def _give_ids(self):
        self.known = {}
        for type_name in content_types():
            slugs = [slug for of, slug in self.items if of == type_name]
            self.known |= _claimed(type_name, slugs)
        for key, item in self.items.items():
            item.is_new = key not in self.known
            item.id = self.known.setdefault(key, uuid4())
        self._refuse_two_for_one()

    def _refuse_two_for_one(self):
        by_id = {}
        for item in self.items.values():
            other = by_id.setdefault(item.id, item)
            if other is not item:
                sentence = f"In the library this and “{other.slug}” are the same item."
                self._fault(item.entry, sentence, "slug")

    def id_of(self, type_name, slug):
        """The id of the item that has, or had, this slug; None where there is none."""
        key = (type_name, slug)
        if not _is_slug(slug):
            return None
        if key not in self.known:
            self.known |= _claimed(type_name, [slug]) or {key: None}
        return self.known[key]

    # What it says:

    def _check(self, item):
        item.row = item.model(item_id=item.id)
        model, parts = item.model, item.model.part_models()
        fields = self._filled(item.entry, item.row, model.own_fields(), model.cites)
        rows = {}
        for name, part_model in parts.items():
            for key, entry in item.parts.get(name, {}).items():
                part = part_model(owner=item.row)
                self._clean(entry, part_model._meta.get_field("key"), key)
                part.key = key
                values = self._filled(entry, part, part_model.own_fields(), model.cites)
                rows.setdefault(name, {})[key] = values
                item.part_rows[name, key] = part
        item.data = {
            "id": str(item.id),
            "type": model.type_name,
            "schema": model.schema,
            "fields": fields,
            "parts": rows,
        }

    def _filled(self, entry, row, fields, cites):
        """Fill ``row`` and return its canonical values; what is wrong is noted and left out."""
        address = {"owner", "key"} if hasattr(row, "owner_id") else set()
        self._refuse_unknown(entry, {each.name for each in fields} | address)
        values = {}
        for each in fields:
            given = entry.fields.get(each.name, each.get_default())
            if each.is_relation:
                value = self._linked(entry, each, given)
            else:
                value = self._clean(entry, each, given)
            setattr(row, each.attname, value)
            frozen = self._frozen(entry, each, value, cites)
            if frozen not in canonical.EMPTY:
                values[each.name] = frozen
        return values

    def _refuse_unknown(self, entry, known):
        for name in sorted(entry.fields.keys() - known):
            self._fault(
                entry, f"There is no such field. Known are {', '.join(sorted(known))}.", name
            )

    def _clean(self, entry, field, value):
        try:
            return cleaned(field, value)
        except ValidationError as error:
            for sentence in error.messages:
                self._fault(entry, sentence, field.name)
            return None

    def _linked(self, entry, field, key):
        if key is None:
            if not field.null:
                self._fault(entry, "This link is needed.", field.name)
            return None
        target = field.related_model
        of_any_type = issubclass(target, Item)
        if not _is_natural_key(key, 2 if of_any_type else 1):
            self._fault(entry, "Write a link as a list: [“slug”].", field.name)
            return None
        type_name, slug = key if of_any_type else (target.type_name, key[0])
        found = self.id_of(type_name, slug)
        if found is None:
            sentence = (
                f"It links to {type_name} “{slug}”, which is neither here nor in the library."
            )
            self._fault(entry, sentence, field.name)
        return found

    def _frozen(self, entry, field, value, cites):
        def id_of(slug):
            found = self.id_of(cites, slug)
            if found is None:
                raise ValidationError(
                    f"It cites {cites} “{slug}”, which is neither here nor in the library."
                )
            return str(found)

        if value in canonical.EMPTY:
            return None
        try:
            return canonical.frozen_value(field, value, id_of)
        except ValidationError as error:
            self._fault(entry, error.messages[0], field.name)
            return None

    def _refuse_shared_names(self):
        owners = {}
        for item in self.items.values():
            for name, field_name in wanted_by(item.row).items():
                owner = owners.setdefault((item.model.type_name, name), item)
                if owner is not item:
                    sentence = f"“{name}” is what {owner.entry.name} is called."
                    self._fault(item.entry, sentence, field_name)

    # Flags and waivers:

    def _question(self, entry):
        faults = len(self.faults)
        self._refuse_unknown(entry, {"item", *QUESTIONS[entry.model]})
        row = entry.model()
        row.item_id = self._linked(
            entry, entry.model._meta.get_field("item"), entry.fields.get("item")
        )
        for name, default in QUESTIONS[entry.model].items():
            given = entry.fields.get(name, default)
            if given is NEEDED:
                self._fault(entry, "This is needed.", name)
            elif given != default:
                asked = PLACES if name == "places" else entry.model._meta.get_field(name)
                given = self._clean(entry, asked, given)
            setattr(row, name, given)
        return Question(entry, row.item_id, row) if len(self.faults) == faults else None

    def _refuse_repeated_questions(self):
        seen = {}
        for each in self.questions:
            name = each.row.key if isinstance(each.row, Flag) else each.row.rule
            other = seen.setdefault((type(each.row), each.item_id, name), each)
            if other is not each:
                self._fault(each.entry, f"It stands in {other.entry.file} already.")

    def _fault(self, entry, sentence, field=""):
        self.faults.append(entry.fault(sentence, field))


def _is_slug(value):
    return isinstance(value, str) and slug_re.match(value) is not None


def _is_natural_key(value, length):
    return (
        isinstance(value, list)
        and len(value) == length
        and all(isinstance(each, str) for each in value)
    )


def _claimed(type_name, slugs):
    claims = SlugClaim.objects.filter(type=type_name, slug__in=slugs, is_slug=True)
    return {(type_name, claim.slug): claim.item_id for claim in claims}
