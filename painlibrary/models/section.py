from django.db import models

from cms.models import CitedTextField, Part
from painlibrary.vocabularies import Audience, SectionAspect


class Section(Part):
    """A piece of running text. Its sources stand in the text itself."""

    aspect = models.CharField(
        max_length=20, choices=SectionAspect, help_text="What the section is about."
    )
    heading = models.CharField(max_length=200, help_text="As readers see it, in plain words.")
    audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.ALL, help_text="For whom it is written."
    )
    body = CitedTextField(
        blank=False,
        plain_where=("audience", Audience.PATIENT),
        help_text="Markdown. Cite with [@reference].",
    )

    class Meta(Part.Meta):
        abstract = True

    def __str__(self):
        return self.heading
