from django.core.exceptions import ValidationError
from django.db import models

from cms.text.characters import REFUSED, character_problems


class Readable(models.Model):
    """Text that reads as it is stored: no invisible characters in any field, on any road in."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)
        faults = {
            field.name: [str(problem) for problem in character_problems(text)]
            for field in self._meta.concrete_fields
            if isinstance(text := getattr(self, field.attname), str)
            and REFUSED.search(text)
            and field.name not in (exclude or ())
        }
        if faults:
            raise ValidationError(faults)
