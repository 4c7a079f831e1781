"""Fields whose working-copy form is for people and whose canonical form is for ever.

People cite by slug (``[@webmd-alternatives]``); canonical data cites by item id, so that renaming a
reference voids no approval. ``freeze`` and ``thaw`` translate, given a function from one to the other.
"""

import orjson
from django.core.exceptions import ValidationError
from django.db import models

from cms.text import citations, markdown
from cms.text.characters import character_problems

LONGEST_WORD = 250


class CitedTextField(models.TextField):
    """Markdown prose with Pandoc-style citations.

    ``plain`` says that it is for people without training: editors are told how hard it reads.
    ``plain_where`` is ``(field, value)``: it is, where the field beside it has this value.
    """

    description = "Markdown text with citations"

    def __init__(self, *args, plain=False, plain_where=None, **kwargs):
        self.is_plain, self.plain_where = plain, plain_where
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        problems = markdown.problems(value or "")
        if problems:
            raise ValidationError([str(problem) for problem in problems])

    def freeze(self, value, id_of):
        return citations.map_targets(value, id_of)

    def thaw(self, value, slug_of):
        return citations.map_targets(value, slug_of)


class SourcesField(models.TextField):
    """The sources of one fact: citations and nothing else, ``[@slug, p. 2; ?Mount Sinai]``."""

    description = "Citations"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", "Where this stands: [@reference], [@reference, p. 2].")
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        try:
            citations.parse_sources(value or "")
        except citations.CitationError as error:
            raise ValidationError(str(error)) from error

    def freeze(self, value, id_of):
        """Parsed: ``[{"cite": id, "stance": …, "locator": …}, {"named": …}]``, empty keys left out."""
        frozen = [self._frozen(source, id_of) for source in citations.parse_sources(value)]
        cited = [source["cite"] for source in frozen if "cite" in source]
        if len(set(cited)) < len(cited):
            raise ValidationError(f"Two of these names mean the same source: {value}. Keep one.")
        return frozen

    @staticmethod
    def _frozen(source, id_of):
        if isinstance(source, citations.NamedSource):
            return {"named": source.name}
        frozen = {"cite": id_of(source.target), "stance": source.stance}
        return frozen | ({"locator": source.locator} if source.locator else {})

    def thaw(self, value, slug_of):
        return citations.write_sources([self._thawed(source, slug_of) for source in value])

    @staticmethod
    def _thawed(source, slug_of):
        if "named" in source:
            return citations.NamedSource(source["named"])
        return citations.Citation(slug_of(source["cite"]), source["stance"], source.get("locator"))


class JSONTextField(models.TextField):
    """JSON that nobody asks the database about: as text, which PostgreSQL reads out twice as fast."""

    description = "JSON"

    def from_db_value(self, value, expression, connection):
        return orjson.loads(value)

    def get_prep_value(self, value):
        return orjson.dumps(value).decode()


class WordsField(models.JSONField):
    """An ordered list of short texts or codes; one per line in forms."""

    description = "List of words"

    def __init__(self, *args, choices_of=None, **kwargs):
        self.choices_of = choices_of
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise ValidationError("Give a list of words.")
        if len(set(value)) != len(value):
            raise ValidationError("The same entry stands here twice.")
        if any(len(word) > LONGEST_WORD for word in value):
            raise ValidationError(f"An entry has more than {LONGEST_WORD} characters: shorten it.")
        problems = [str(problem) for word in value for problem in character_problems(word)]
        if problems:
            raise ValidationError(problems)
        unknown = set(value) - set(self.choices_of.values) if self.choices_of else set()
        if unknown:
            known = ", ".join(self.choices_of.values)
            raise ValidationError(f"Unknown: {', '.join(sorted(unknown))}. Known are {known}.")
