import pytest
from django.contrib import admin
from django.urls import reverse

from cms.editorial import saving
from cms.models import Item, Role, content_types
from painlibrary.author_lines import AuthorLines
from painlibrary.models import Category, Measure, Procedure, Risk
from tests.admin.browsing import address, filled, signed_in, told
from tests.painlibrary.making import save
from tests.people import account

TYPES = ["procedure", "risk", "condition", "reference", "article", "care-role", "category"]


@pytest.fixture
def ann(db):
    return account("Ann", Role.AUTHOR)


def procedure(by):
    with saving.creating(Procedure, by=by) as edit:
        content = Procedure.objects.create(
            item=edit.item, title="Epidural", slug="epidural", kind="injection"
        )
        for key, is_preferred in (("short", True), ("long", False)):
            content.measures.create(
                key=key, measure="duration", wording=key, is_preferred=is_preferred
            )
    return edit.item


@pytest.mark.parametrize("name", TYPES)
def test_each_type_has_a_list_and_a_form_with_all_its_parts(ann, name):
    model = content_types()[name]
    client = signed_in(ann)
    route = f"admin:painlibrary_{model._meta.model_name}"

    listed = client.get(reverse(f"{route}_changelist"))
    form = client.get(reverse(f"{route}_add"))

    prefixes = [each.formset.prefix for each in form.context["inline_admin_formsets"]]
    assert (listed.status_code, form.status_code) == (200, 200)
    assert sorted(prefixes) == sorted(model.parts)


@pytest.mark.parametrize("name", TYPES)
def test_each_form_offers_every_field_that_is_signed(name):
    model = content_types()[name]
    declared = admin.site.get_model_admin(model)

    offered = [field for _, options in declared.fieldsets for field in options["fields"]]
    flat = {name for field in offered for name in ([field] if isinstance(field, str) else field)}
    assert {field.name for field in model.own_fields()} - flat == set()


@pytest.mark.parametrize("name", TYPES)
def test_each_row_offers_every_field_that_is_signed(name):
    model = content_types()[name]
    missing = {}
    for inline in admin.site.get_model_admin(model).inlines:
        flat = {
            name
            for field in inline.fields
            for name in ([field] if isinstance(field, str) else field)
        }
        missing |= {
            (inline.__name__, field.name): True
            for field in inline.model.own_fields()
            if field.name not in flat
        }

    assert missing == {}


def test_preferred_one_of_a_dispute_is_changed_in_one_save(ann):
    item = procedure(ann)
    client = signed_in(ann)
    entries = filled(client.get(address(item)))
    rows = {entries[f"measures-{number}-wording"]: number for number in (0, 1)}
    del entries[f"measures-{rows['short']}-is_preferred"]

    page = client.post(
        address(item), entries | {f"measures-{rows['long']}-is_preferred": "on"}, follow=True
    )

    assert told(page) == ["Epidural: saved as revision 2."]
    assert Measure.objects.get(is_preferred=True).wording == "long"


def test_two_preferred_ones_are_refused_in_a_sentence(ann):
    item = procedure(ann)
    client = signed_in(ann)
    entries = filled(client.get(address(item)))
    both = {f"measures-{number}-is_preferred": "on" for number in (0, 1)}

    page = client.post(address(item), entries | both)

    errors = page.context["adminform"].form.non_field_errors()
    assert errors == ["Only one row of a measure can be preferred."]
    assert Item.objects.get().head.number == 1


def test_dispute_without_a_preferred_one_is_told_at_its_row(ann):
    item = procedure(ann)
    client = signed_in(ann)
    entries = filled(client.get(address(item)))
    for number in (0, 1):
        entries.pop(f"measures-{number}-is_preferred", None)

    page = client.post(address(item), entries)

    formset = next(
        each.formset
        for each in page.context["inline_admin_formsets"]
        if each.formset.prefix == "measures"
    )
    assert [list(errors) for errors in formset.errors].count(["is_preferred"]) == 1


def test_chosen_words_keep_their_order_until_they_change(ann):
    with saving.creating(Procedure, by=ann) as edit:
        Procedure.objects.create(
            item=edit.item,
            title="Epidural",
            slug="epidural",
            kind="injection",
            intents=["therapeutic", "diagnostic"],
        )
    client = signed_in(ann)

    page = client.post(address(edit.item), filled(client.get(address(edit.item))), follow=True)

    assert told(page) == ["Epidural: no change, so nothing was saved."]


@pytest.mark.parametrize("count", [1, 3])
def test_rows_with_links_cost_no_query_each(ann, django_assert_num_queries, count):
    item = procedure(ann)
    risks = []
    for number in range(count):
        with saving.creating(Risk, by=ann) as edit:
            slug = f"risk-{number}"
            risks.append(Risk.objects.create(item=edit.item, title=slug, slug=slug))
    with saving.editing(item, by=ann, base=Item.objects.get(pk=item.pk).head):
        for number, risk in enumerate(risks):
            Procedure.objects.get().risks.create(
                key=f"risk-{number}", risk=risk, kind="complication"
            )
    client = signed_in(ann)

    # Django remembers the content type of the first visit.
    client.get(address(item))

    with django_assert_num_queries(32):
        client.get(address(item))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Curie, Marie", {"family": "Curie", "given": "Marie"}),
        ("Curie,", {"family": "Curie"}),
        ("Mount Sinai", {"literal": "Mount Sinai"}),
        ("Sun\\, Sea and Co", {"literal": "Sun, Sea and Co"}),
    ],
)
def test_author_is_written_as_read(line, author):
    field = AuthorLines()

    assert field.clean(line) == [author]
    assert field.prepare_value([author]) == line


@pytest.mark.parametrize(("name", "linked"), [("procedure", "category"), ("category", "parent")])
def test_list_is_filtered_by_a_linked_category(clinic, name, linked):
    wide, other = (save(Category, title=each, slug=each.lower()) for each in ("Wide", "Other"))
    made = {"procedure": Procedure, "category": Category}[name]
    fields = {"kind": "injection"} if name == "procedure" else {}
    save(made, title="Found", slug="found", **{linked: wide}, **fields)
    save(made, title="Left", slug="left", **{linked: other}, **fields)

    address = reverse(f"admin:painlibrary_{name}_changelist")
    page = signed_in(clinic.team.ann).get(address, {f"{linked}__item__exact": wide.pk})

    assert [each.slug for each in page.context["cl"].result_list] == ["found"]
