"""From the entries of fixtures to canonical text: every field checked, every name resolved.

Nothing is written here. What a fixture says of an item comes out in the form in which revisions
are kept, so that the two can be compared, and as rows just as a reload would give them.
"""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from cms.editorial import canonical
from cms.editorial.fixture_files import EntriesAtHand, Faults
from cms.editorial.fixture_index import Index, is_natural_key
from cms.editorial.fixture_values import TOO_DEEP, cleaned, completed, is_too_deep, prepared
from cms.editorial.names import wanted_by
from cms.editorial.rows import part_models
from cms.models import Blocks, CitedTextField, Flag, Item, Part, ProposedWaiver, WordsField

# What flags and waivers say, and what they say when a fixture leaves it out.
NEEDED = object()
QUESTIONS = {
    Flag: {"key": NEEDED, "kind": NEEDED, "place": "", "text": NEEDED, "blocks": Blocks.NOTHING},
    ProposedWaiver: {"rule": NEEDED, "places": [], "reason": NEEDED},
}

PLACES = WordsField(name="places")


@dataclass
class Question:
    """A flag or a proposed waiver: about which item, and its values."""

    entry: object
    item_id: UUID
    row: models.Model


class Fixtures:
    """All entries that are loaded together. Raises ``FixtureRefused`` with everything wrong."""

    def __init__(self, entries):
        faults = Faults()
        index = Index([EntriesAtHand(entries)], faults)
        checker = Checker(index, faults)
        self.items = [checker.checked(item) for item in index.items()]
        if not faults.count:
            shared = SharedNames(faults)
            for item in self.items:
                shared.note(item)
        faults.refuse()


class Checker:
    """Fills the rows and the canonical data of items; what is wrong goes to ``faults``."""

    def __init__(self, index, faults):
        self.index, self.faults, self.asked = index, faults, {}

    def checked(self, item):
        item.row = item.model(item_id=item.id)
        model, parts = item.model, part_models(item.model)
        fields = self._filled(item, item.entry, item.row, "")
        rows = {}
        for name, part_model in parts.items():
            for key, entry in item.parts.get(name, {}).items():
                part = item.part_rows[name, key] = part_model(owner=item.row, key=key)
                rows.setdefault(name, {})[key] = self._filled(item, entry, part, f"{name}/{key}")
        item.data = {
            "id": str(item.id),
            "type": model.type_name,
            "schema": model.schema,
            "fields": fields,
            "parts": rows,
        }
        return item

    def _filled(self, item, entry, row, place):
        """Fill ``row`` and return its canonical values; what is wrong is noted and left out."""
        shape = shape_of(type(row))
        self._refuse_unknown(entry, shape.known)
        faulty = self._fill(entry, row, shape)
        faulty |= self._clean(entry, row, shape, faulty)
        values = {}
        for each in shape.fields:
            is_said = each.name in entry.fields or each.name in shape.said_anyway
            if is_said and each.name not in faulty:
                frozen = self._frozen(item, entry, row, each, place or each.name)
                if frozen is not None:
                    values[each.name] = frozen
        return values

    def _fill(self, entry, row, shape):
        """Put what is given into the row; returns names of fields that could not take it."""
        faulty = set()
        for each in shape.fields:
            if each.name in entry.fields:
                given = entry.fields[each.name]
                try:
                    value = self._linked(each, given) if each.is_relation else prepared(each, given)
                except ValidationError as error:
                    faulty.add(each.name)
                    self._faults(entry, each.name, error.messages)
                else:
                    setattr(row, each.attname, value)
            elif each.is_relation and not each.null:
                faulty.add(each.name)
                self._fault(entry, "This link is needed.", each.name)
        return faulty

    def _clean(self, entry, row, shape, faulty):
        """Ask each field once whether it takes its value; returns the names of those that do not."""
        try:
            row.clean_fields(exclude=shape.not_asked | faulty)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                self._faults(entry, name, sentences)
            return error.message_dict.keys()
        except RecursionError:
            return self._too_deep(entry, shape)
        for each in shape.decimals:
            value = getattr(row, each.attname)
            if value is not None and each.name not in faulty:
                setattr(row, each.attname, completed(each, value))
        return set()

    def _too_deep(self, entry, shape):
        deep = {each.name for each in shape.fields if is_too_deep(entry.fields.get(each.name))}
        for name in deep:
            self._fault(entry, TOO_DEEP, name)
        return deep

    def _frozen(self, item, entry, row, field, place):
        """The canonical value of a field, or None; the row gets what a reload would give."""
        value = getattr(row, field.attname)
        if field.name in shape_of(type(row)).as_they_are and value not in canonical.EMPTY:
            return value
        cited = {}

        def id_of(slug):
            found = cited[slug] = self._cited(item, slug)
            item.links.add((found, place))
            return found

        try:
            frozen = canonical.frozen_value(field, value, id_of)
        except ValidationError as error:
            return self._fault(entry, error.messages[0], field.name)
        if frozen in canonical.EMPTY:
            setattr(row, field.attname, field.get_default())
            return None
        if field.is_relation:
            item.links.add((frozen, place))
        elif hasattr(field, "thaw") and not isinstance(field, CitedTextField):
            # Prose stays as it is written; other texts have one form in which they are stored.
            slugs = {found: slug for slug, found in cited.items()}
            setattr(row, field.attname, field.thaw(frozen, slugs.__getitem__))
        return frozen

    def _cited(self, item, slug):
        found = self.index.id_of(item.model.cites, slug)
        if found is None:
            raise ValidationError(
                f"It cites {item.model.cites} “{slug}”, which is neither here nor in the library."
            )
        item.names_renamed |= (item.model.cites, slug) in self.index.renamed
        return str(found)

    def _linked(self, field, key):
        """The id of the item that a natural key names."""
        if key is None:
            if not field.null:
                raise ValidationError("This link is needed.")
            return None
        target = field.related_model
        of_any_type = issubclass(target, Item)
        if not is_natural_key(key, 2 if of_any_type else 1):
            raise ValidationError("Write a link as a list: [“slug”].")
        type_name, slug = key if of_any_type else (target.type_name, key[0])
        found = self.index.id_of(type_name, slug)
        if found is None:
            raise ValidationError(
                f"It links to {type_name} “{slug}”, which is neither here nor in the library."
            )
        return found

    def _refuse_unknown(self, entry, known):
        if known.issuperset(entry.fields):
            return
        for name in sorted(entry.fields.keys() - known):
            self._fault(
                entry, f"There is no such field. Known are {', '.join(sorted(known))}.", name
            )

    # Flags and waivers:

    def question(self, entry):
        """The question that an entry asks; None where something is wrong with it."""
        before = self.faults.count
        self._refuse_unknown(entry, {"item", *QUESTIONS[entry.model]})
        row = entry.model()
        try:
            row.item_id = self._linked(
                entry.model._meta.get_field("item"), entry.fields.get("item")
            )
        except ValidationError as error:
            self._faults(entry, "item", error.messages)
        for name, default in QUESTIONS[entry.model].items():
            given = entry.fields.get(name, default)
            if given is NEEDED:
                self._fault(entry, "This is needed.", name)
            elif given != default:
                asked = PLACES if name == "places" else entry.model._meta.get_field(name)
                given = self._cleaned(entry, asked, given)
            setattr(row, name, given)
        if self.faults.count > before or self._is_repeated(entry, row):
            return None
        return Question(entry, row.item_id, row)

    def _cleaned(self, entry, field, value):
        try:
            return cleaned(field, value)
        except ValidationError as error:
            return self._faults(entry, field.name, error.messages)

    def _is_repeated(self, entry, row):
        name = (type(row), row.item_id, row.key if isinstance(row, Flag) else row.rule)
        file = self.asked.get(name)
        if file:
            self._fault(entry, f"It stands in {file} already.")
        self.asked.setdefault(name, entry.file)
        return file is not None

    def _faults(self, entry, field_name, sentences):
        for sentence in sentences:
            self._fault(entry, sentence, field_name)

    def _fault(self, entry, sentence, field_name=""):
        self.faults.add(entry.fault(sentence, field_name))


class SharedNames:
    """What items are called, so that no two of the fixtures are called the same."""

    def __init__(self, faults):
        self.faults, self.owners = faults, {}

    def note(self, item):
        owners = self.owners.setdefault(item.model.type_name, {})
        for name, field_name in wanted_by(item.row).items():
            owner = owners.setdefault(name, item.slug)
            if owner != item.slug:
                sentence = f"“{name}” is what {item.model.type_name}/{owner} is called."
                self.faults.add(item.entry.fault(sentence, field_name))


class Shape:
    """What is the same for every row of a model."""

    def __init__(self, model):
        self.fields = model.own_fields()
        address = {"owner", "key"} if issubclass(model, Part) else set()
        own = {each.name for each in self.fields}
        self.known = own | address
        asked = {each.name for each in self.fields if not each.is_relation} | (address - {"owner"})
        self.not_asked = {each.name for each in model._meta.concrete_fields} - asked
        # What says something though a fixture does not mention it.
        self.said_anyway = {
            each.name for each in self.fields if each.get_default() not in canonical.EMPTY
        }
        # What canonical text holds as the row does.
        self.as_they_are = {
            each.name for each in self.fields if not canonical.is_written_otherwise(each)
        }
        self.decimals = [each for each in self.fields if isinstance(each, models.DecimalField)]


shape_of = cache(Shape)
