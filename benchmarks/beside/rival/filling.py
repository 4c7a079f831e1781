"""Filling the rival's tables with what the library says."""

from django.db import connections

from benchmarks.beside.rival.models import Category, Condition, Procedure, Reference, Risk
from benchmarks.data import pools, procedures

MODELS = {"category": Category, "condition": Condition, "risk": Risk, "reference": Reference}
TEXTS = """
UPDATE rival_procedure SET search = setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', summary || ' ' || lay_summary), 'B')
    || setweight(to_tsvector('english', sections::text), 'C')
"""


def fill_pools(database):
    for data in pools.everything():
        if model := MODELS.get(data["type"]):
            known = {field.name for field in model._meta.concrete_fields}
            values = {name: each for name, each in data["fields"].items() if name in known}
            number = int(data["fields"]["slug"].rpartition("-")[2])
            model(id=number, **values).save(using=database, force_insert=True)


def fill_procedures(database, numbers):
    facts = [procedures.facts(number) for number in numbers]
    Procedure.objects.using(database).bulk_create(map(_procedure, facts))
    related = {
        "risks": lambda of: [each.number for each in of.risks],
        "conditions": lambda of: [number for number, _ in of.indications],
        "references": lambda of: of.references,
    }
    for name, numbers_of in related.items():
        field = Procedure._meta.get_field(name)
        through, target = field.remote_field.through, f"{field.related_model._meta.model_name}_id"
        through.objects.using(database).bulk_create(
            through(procedure_id=of.number + 1, **{target: number + 1})
            for of in facts
            for number in numbers_of(of)
        )


def _procedure(of):
    data = procedures.frozen(of)
    fields = data["fields"]
    sections = sorted(data["parts"]["sections"].values(), key=lambda row: row["order"])
    return Procedure(
        id=of.number + 1,
        title=of.title,
        slug=of.slug,
        kind=of.kind,
        category_id=of.category + 1,
        summary=fields["summary"],
        lay_summary=fields["lay_summary"],
        sections=[{name: each[name] for name in ("heading", "body")} for each in sections],
        invasiveness=of.level,
        shortest=of.minutes[0],
        longest=of.minutes[1],
        anesthesia=of.methods,
        imaging=sorted(of.found_by_imaging),
    )


def index(database):
    """Store what search looks in."""
    with connections[database].cursor() as cursor:
        cursor.execute(TEXTS)
