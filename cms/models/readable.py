from django.core.exceptions import ValidationError
from django.db import models

from cms.text.characters import REFUSED, character_problems


class Readable(models.Model):
    """Text that reads as it is stored: no invisible characters in any field, on any road in."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        texts = {
            field.name: text
            for field in self._meta.concrete_fields
            if isinstance(text := getattr(self, field.attname), str)
            and field.name not in (exclude or ())
        }
        # Almost never is there anything: all are looked through at once.
        if REFUSED.search(" ".join(texts.values())):
            found = {name: list(character_problems(text)) for name, text in texts.items()}
            raise ValidationError(
                {name: list(map(str, some)) for name, some in found.items() if some}
            )
