"""What the library knows of its items, and what it does not: for types that declare it."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from cms.admin.desk.charts import Chart, Row, Value, heat_map
from cms.admin.naming import item_url
from cms.editorial import canonical
from cms.models import content_types

ITEMS_ON_HOME = 12
MOST_COUNTED = 2000
NOTHING = (None, "", [])
NO_TEXT = {"fields": {}, "parts": {}}


def covered_types():
    return {name: model for name, model in content_types().items() if model.coverage}


def charts():
    return [_chart(name, model) for name, model in covered_types().items()]


def _chart(type_name, model):
    items = list(
        model.objects.select_related("item__head").order_by("title", "slug")[:ITEMS_ON_HOME]
    )
    if not items:
        return None
    names = str(capfirst(model._meta.verbose_name_plural))
    rows = [share(model), *[row_of(content) for content in items]]
    return picture(type_name, f"What is known: {names.lower()}", model, rows)


def picture(type_name, title, model, rows) -> Chart:
    says = (
        "For each item how many rows say it; a tick where a single value is stated, a dash where "
        "a source says that there is none. The first line counts all items that say something."
    )
    head = [str(capfirst(model._meta.verbose_name)), *[known.label for known in model.coverage]]
    return heat_map(f"coverage-{type_name}", title, says, head, rows)


def lacking(model, known, sample=None):
    """A condition on items of ``model``: nothing is said of it, not even that there is none.

    Of a ``sample`` the parts of its items alone are read.
    """
    if not known.part:
        return _empty(model._meta.get_field(known.name))
    said = model.part_models()[known.part].objects.filter(**known.where)
    condition = ~Q(pk__in=_owners(said, sample))
    absent = _absent(model, known)
    return condition if absent is None else condition & ~Q(pk__in=_owners(absent, sample))


def _owners(rows, sample):
    return (sample.of(rows, "owner") if sample else rows).values("owner")


def _empty(field):
    nothing = Q(**{f"{field.name}__isnull": True})
    if isinstance(field, models.JSONField):
        return nothing | Q(**{field.name: []})
    if isinstance(field, models.CharField | models.TextField):
        return nothing | Q(**{field.name: ""})
    return nothing


def _absent(model, known):
    if model.absent_in is None:
        return None
    part, field = model.absent_in
    return model.part_models()[part].objects.filter(**{field: known.name})


@dataclass(frozen=True)
class Drawn:
    """The items of a type that are counted: all, or of more than ``MOST_COUNTED`` a fair part.

    Ids are drawn by lot, so those with the lowest ones are a sample.
    """

    total: int
    number: int
    beyond: object = None

    def of(self, rows, path="pk"):
        return rows if self.beyond is None else rows.filter(**{f"{path}__lt": self.beyond})

    @property
    def label(self):
        whole = f"All {self.total:,}"
        return whole if self.beyond is None else f"{self.number:,} of {self.total:,}"


def drawn(model):
    total = model.objects.count()
    if total <= MOST_COUNTED:
        return Drawn(total, total)
    beyond = model.objects.order_by("pk").values_list("pk", flat=True)[MOST_COUNTED]
    return Drawn(total, MOST_COUNTED, beyond)


def share(model):
    """The line of all items: in how many of them each thing is known."""
    sample, values = drawn(model), []
    total = sample.number
    for known in model.coverage:
        lacking_it = model.objects.filter(lacking(model, known, sample))
        lacks = sample.of(lacking_it).order_by().count()
        part = (total - lacks) / total if total else 0
        words = f"{known.label}: {lacks:,} of {total:,} say nothing of it"
        opts = model._meta
        url = reverse(
            f"admin:{opts.app_label}_{opts.model_name}_changelist", query={"lacks": known.name}
        )
        values.append(Value(total - lacks, words, url, f"heat-{round(part * 4)}", f"{part:.0%}"))
    return Row(sample.label, values)


def row_of(content):
    """The line of one item. Its cells lead to the form, at the place where it would be said."""
    head = content.item.head
    # Of what was redacted nothing is known.
    data = canonical.upgraded(head.data, type(content)) if head.text else NO_TEXT
    text = canonical.Frozen(data)
    url = item_url(content.item)
    values = [_cell(content, text, known, url) for known in type(content).coverage]
    return Row(str(content), values, url)


def _cell(content, text, known, url):
    number = _rows(text, known)
    if number == 0 and _says_none(type(content), text, known):
        kind, mark, words = "heat-absent", "–", "a source says that there is none"
    elif not known.part:
        kind, mark = ("heat-3", "✓") if number else ("heat-0", "")
        words = "stated" if number else "not stated"
    else:
        kind, mark = f"heat-{_warmth(number)}", str(number or "")
        words = {0: "not stated", 1: "1 row"}.get(number, f"{number} rows")
    anchor = f"#{known.part}-group" if known.part else f"#id_{known.name}"
    words = f"{content}, {known.label.lower()}: {words}"
    return Value(number, words, url + anchor, kind, mark)


def _rows(text, known):
    if not known.part:
        return int(text[known.name] not in NOTHING)
    wanted = known.where.items()
    return sum(all(row[name] == value for name, value in wanted) for row in text.rows(known.part))


def _says_none(model, text, known):
    if model.absent_in is None:
        return False
    part, field = model.absent_in
    return any(row[field] == known.name for row in text.rows(part))


def _warmth(number):
    return sum(number >= least for least in (1, 2, 4, 7))
