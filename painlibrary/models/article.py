from django.db import models
from django.db.models import Q

from cms.models import CitedTextField, ContentItem, Part, owned_by
from painlibrary.models import checklists
from painlibrary.models.section import Section
from painlibrary.vocabularies import Audience


class Article(ContentItem):
    """A text that tells about the field, and leads on to procedures and conditions."""

    type_name = "article"
    path = "articles"
    checklist = checklists.FACTS
    parts = ["sections", "related"]

    summary = CitedTextField(
        plain_where=("audience", Audience.PATIENT),
        help_text="Two sentences, plain words. Cite with [@reference].",
    )
    audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.ALL, help_text="For whom it is written."
    )


class ArticleSection(Section):
    owner = owned_by(Article, "sections")


class ArticleRelated(Part):
    """Something to read next: exactly one procedure, condition or article."""

    owner = owned_by(Article, "related")
    procedure = models.ForeignKey(
        "painlibrary.Procedure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Either a procedure …",
    )
    condition = models.ForeignKey(
        "painlibrary.Condition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="… or a condition …",
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="… or another article.",
    )

    class Meta(Part.Meta):
        verbose_name_plural = "article related"
        constraints = [
            *Part.Meta.constraints,
            models.CheckConstraint(
                name="article_related_is_exactly_one_thing",
                condition=Q(procedure__isnull=False, condition__isnull=True, article__isnull=True)
                | Q(procedure__isnull=True, condition__isnull=False, article__isnull=True)
                | Q(procedure__isnull=True, condition__isnull=True, article__isnull=False),
                violation_error_message="Name exactly one: a procedure, a condition or an article.",
            ),
            models.CheckConstraint(
                name="article_is_not_related_to_itself",
                condition=Q(article__isnull=True) | ~Q(article=models.F("owner")),
                violation_error_message="An article does not lead to itself.",
            ),
        ]

    def __str__(self):
        return str(self.target)

    @property
    def target(self):
        return self.procedure or self.condition or self.article
