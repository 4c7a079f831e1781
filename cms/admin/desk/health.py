"""How the library stands, in numbers: counted by the database, and again after a minute."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cms.admin.desk import coverage
from cms.admin.desk.charts import Chart, Row, Value, bars, time_line
from cms.models import CitedPart, Item, Publication, Status, content_types
from cms.publishing import instants

KEPT_FOR = 60
SOON_COUNTED = 2000
MONTHS = 24
STATUSES = [Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED]


@dataclass(frozen=True)
class Health:
    """All pictures, and when their numbers were counted."""

    at: datetime
    charts: list[Chart]


def health():
    """None while the library holds nothing."""
    kept = cache.get("desk-health")
    if kept is None:
        kept = Health(timezone.now(), _charts())
        cache.set("desk-health", kept, KEPT_FOR)
    return kept if kept.charts else None


def is_at_hand():
    """Whether counting keeps nobody waiting; else the pictures come after the page."""
    if cache.get("desk-health") is not None:
        return True
    return Item.objects.in_use().order_by().values("pk")[: SOON_COUNTED + 1].count() <= SOON_COUNTED


def _charts():
    if not Item.objects.in_use().exists():
        return []
    pictured = [_by_status(), _sourced(), _calendar()]
    return [chart for chart in (*pictured, *coverage.charts()) if chart]


def list_url(model, **query):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist", query=query)


def _by_status():
    counted = Item.objects.in_use().order_by().values_list("type", "status").annotate(Count("pk"))
    counts = {(type_name, status): number for type_name, status, number in counted}
    rows = []
    for type_name, model in content_types().items():
        name = str(capfirst(model._meta.verbose_name_plural))
        values = [
            Value(
                number := counts.get((type_name, status), 0),
                f"{name}: {number:,} {status.label.lower()}",
                list_url(model, status=status),
                f"status-{status}",
            )
            for status in STATUSES
        ]
        rows.append(Row(name, values, list_url(model)))
    says = "How many items of each type are drafts, in review, returned and approved."
    head = ["Type", *[status.label for status in STATUSES]]
    keys = [(f"status-{status}", status.label) for status in STATUSES]
    return bars("status", "Items by status", says, head, rows, keys)


def _sourced():
    rows = []
    for model in content_types().values():
        facts = _facts(model)
        if not facts["all"]:
            continue
        name = str(capfirst(model._meta.verbose_name_plural))
        cited, named = facts["cited"], facts["named"]
        bare = facts["all"] - cited - named
        kinds = {"cited": cited, "named": named, "bare": bare}
        values = [
            Value(
                number,
                f"{name}: {number:,} of {facts['all']:,} facts {SOURCED[kind]}",
                list_url(model, sources=kind),
                f"sourced-{kind}",
            )
            for kind, number in kinds.items()
        ]
        rows.append(Row(name, values, list_url(model)))
    if not rows:
        return None
    says = (
        "Of all facts in the working copies: those that cite a reference of the library, those "
        "that only name a source, and those with none. Of many items a fair part is counted: "
        f"{coverage.MOST_COUNTED:,} of a type."
    )
    head = ["Type", *[str(capfirst(words)) for words in SOURCED.values()]]
    keys = [(f"sourced-{kind}", str(capfirst(words))) for kind, words in SOURCED.items()]
    return bars("sources", "Facts with a source", says, head, rows, keys)


SOURCED = {
    "cited": "citing a reference",
    "named": "naming a source that is not in the library",
    "bare": "without a source",
}
IS_CITED = Q(sources__contains="@")
IS_BARE = Q(sources="")


def cited_parts(model):
    """The parts of a content type whose rows have sources of their own."""
    return [part for part in model.part_models().values() if issubclass(part, CitedPart)]


def _facts(model):
    total, parts = Counter(all=0, cited=0, named=0), cited_parts(model)
    sample = coverage.drawn(model) if parts else None
    for part in parts:
        total.update(
            sample.of(part.objects.order_by(), "owner").aggregate(
                all=Count("pk"),
                cited=Count("pk", filter=IS_CITED),
                named=Count("pk", filter=~IS_CITED & ~IS_BARE),
            )
        )
    return total


def _calendar():
    live = Publication.objects.not_followed(instants.now())
    live = live.filter(revision__isnull=False, next_review_due__isnull=False)
    days = live.order_by().values_list("next_review_due").annotate(Count("pk"))
    today, counts, overdue = timezone.localdate(), Counter(), 0
    for day, number in days:
        if day < today:
            overdue += number
        else:
            counts[day.replace(day=1)] += number
    if not counts and not overdue:
        return None
    this = today.replace(day=1)
    rows = [_column("Overdue", overdue, "overdue", "within=overdue")]
    for step in range(MONTHS):
        month = _month(this, step)
        rows.append(_column(f"{month:%b %Y}", counts.get(month, 0), "due", f"month={month:%Y-%m}"))
    last = _month(this, MONTHS)
    later = sum(number for month, number in counts.items() if month >= last)
    rows.append(_column("Later", later, "due", f"from={last:%Y-%m}"))
    says = "How many live texts are due for review, by month; those overdue come first."
    return time_line("calendar", "Reviews due", says, ["When", "Texts due"], rows)


def _column(label, number, kind, query):
    texts = "1 text" if number == 1 else f"{number:,} texts"
    url = f"{reverse('admin:desk_pile', args=['due'])}?{query}"
    return Row(label, [Value(number, f"{label}: {texts} due for review", url, kind)], url)


def _month(first, step):
    months = first.month - 1 + step
    return date(first.year + months // 12, months % 12 + 1, 1)
