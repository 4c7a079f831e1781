import pytest

from cms.editorial import audit, saving
from cms.editorial.refusals import Clash, Invalid, NotPermitted, Refused, TransitionRefused
from cms.models import Item, Origin, Status, content_of
from tests.kitchen import change, current, submit, write
from tests.observing import events, recorded_state, stored
from tests.sampleapp.models import Book, Recipe

pytestmark = pytest.mark.django_db


def test_save_records_a_revision_with_who_when_and_from_what(kitchen):
    soup = kitchen.recipe(title="Soup")
    first = soup.head

    soup = change(soup, by=kitchen.team.bob, title="Stew")

    second = soup.head
    assert (second.number, second.parent, second.source, second.saved_by, second.origin) == (
        2,
        first,
        None,
        kitchen.team.bob.person,
        Origin.SAVE,
    )
    assert (first.data["fields"]["title"], second.data["fields"]["title"]) == ("Soup", "Stew")
    assert events(soup) == ["saved", "saved"]


def test_save_of_no_change_makes_no_revision_and_keeps_the_approval(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    before = stored()

    again = change(soup, by=kitchen.team.bob, title=content_of(soup).title)

    assert (again.head, again.status, stored()) == (soup.head, Status.APPROVED, before)


def test_save_of_an_operational_field_makes_no_revision(kitchen):
    soup = kitchen.recipe()

    again = change(soup, by=kitchen.team.bob, times_printed=3)

    assert (again.head, content_of(again).times_printed) == (soup.head, 3)


@pytest.mark.parametrize("status", [Status.APPROVED, Status.CHANGES_REQUESTED])
def test_save_makes_a_draft_of_what_was_decided(kitchen, status):
    soup = kitchen.recipe()
    Item.objects.filter(pk=soup.pk).update(status=status)

    soup = change(soup, by=kitchen.team.bob, title="Stew")

    assert soup.status == Status.DRAFT


def test_save_of_text_in_review_is_refused(kitchen):
    soup = submit(kitchen.recipe(), by=kitchen.team.ann)
    before = stored()

    with pytest.raises(TransitionRefused, match="This text is in review. Take it back to edit it."):
        change(soup, by=kitchen.team.ann, title="Stew")

    assert (stored(), events()[-1]) == (before, "edit refused")


def test_save_from_an_older_revision_merges_what_two_people_changed_in_different_places(kitchen):
    soup = kitchen.recipe(title="Soup", ingredients=[("salt", {}), ("oil", {})])
    base = soup.head
    edit_ingredient(soup, "salt", "Sea salt", by=kitchen.team.ann, base=base)

    merged = edit_ingredient(soup, "oil", "Olive oil", by=kitchen.team.bob, base=base, title="Stew")

    names = dict(content_of(merged).ingredients.values_list("key", "name"))
    assert (content_of(merged).title, names) == ("Stew", {"salt": "Sea salt", "oil": "Olive oil"})
    assert (merged.head.origin, merged.head.source, merged.head.number) == (Origin.MERGE, base, 3)


def test_save_that_clashes_stores_nothing_and_shows_both(kitchen):
    soup = kitchen.recipe(title="Soup")
    base = soup.head
    change(soup, by=kitchen.team.ann, title="Stew")
    before = stored()

    with pytest.raises(Clash) as clash:
        change(soup, by=kitchen.team.bob, base=base, title="Broth")

    said = [
        side["fields"]["title"] for side in (clash.value.base, clash.value.mine, clash.value.theirs)
    ]
    assert (clash.value.details, said) == (["title"], ["Soup", "Broth", "Stew"])
    assert (stored(), events()[-1]) == (before, "saved")


def test_save_from_a_form_whose_part_was_deleted_meanwhile_keeps_it_deleted(kitchen):
    soup = kitchen.recipe(ingredients=[("salt", {}), ("oil", {})])
    base = soup.head
    delete_ingredient(soup, "salt", by=kitchen.team.ann, base=base)

    merged = change(soup, by=kitchen.team.bob, base=base, title="Stew")

    assert list(content_of(merged).ingredients.values_list("key", flat=True)) == ["oil"]


def test_save_that_changes_a_part_deleted_meanwhile_clashes(kitchen):
    soup = kitchen.recipe(ingredients=[("salt", {})])
    base = soup.head
    delete_ingredient(soup, "salt", by=kitchen.team.ann, base=base)
    before = stored()

    with pytest.raises(Clash) as clash:
        edit_ingredient(soup, "salt", "Sea salt", by=kitchen.team.bob, base=base)

    assert (clash.value.details, stored()) == (["ingredients/salt"], before)


def test_save_from_an_older_revision_that_changed_nothing_makes_no_revision(kitchen):
    soup = kitchen.recipe(title="Soup")
    base = soup.head
    soup = change(soup, by=kitchen.team.ann, title="Stew")

    again = change(soup, by=kitchen.team.bob, base=base, title="Soup")

    assert (again.head, content_of(again).title) == (soup.head, "Stew")


def test_save_that_names_no_revision_of_this_item_is_refused(kitchen):
    soup, stew = kitchen.recipe("soup"), kitchen.recipe("stew")
    before = stored()

    with pytest.raises(Refused, match="Say from which revision of this item the edit started."):
        change(soup, by=kitchen.team.ann, base=stew.head, title="Broth")

    assert stored() == before


def test_save_of_invalid_content_names_every_place_and_stores_nothing(kitchen):
    soup = kitchen.recipe(ingredients=[("salt", {})])
    before = stored()

    with pytest.raises(Invalid) as refusal:
        spoil(soup, by=kitchen.team.ann)

    assert [place for place, _ in refusal.value.details] == ["aliases", "ingredients/salt/sources"]
    assert stored() == before


def test_alias_too_long_to_be_kept_is_invalid(kitchen):
    with pytest.raises(Invalid) as refusal:
        kitchen.recipe(aliases=["long " * 51])

    assert refusal.value.details == [
        ("aliases", "An entry has more than 250 characters: shorten it.")
    ]


def test_save_by_a_program_that_fails_half_way_stores_nothing(kitchen):
    soup = kitchen.recipe(title="Soup")
    before = stored()

    with pytest.raises(ZeroDivisionError):
        fail_half_way(soup, by=kitchen.team.ann)

    assert stored() == before


def test_create_by_somebody_who_may_not_leaves_only_the_attempt(kitchen):
    before = stored()

    with pytest.raises(NotPermitted):
        write(Book, "cookbook", by=kitchen.team.cleo)

    assert (stored(), events()) == (before, ["create refused"])


def test_restore_brings_the_text_back_as_a_new_revision(kitchen):
    soup = kitchen.recipe(title="Soup", ingredients=[("salt", {})])
    first = soup.head
    soup = delete_ingredient(soup, "salt", by=kitchen.team.ann, base=first)

    saving.restore_revision(soup, first, by=kitchen.team.bob, base=soup.head)

    soup = current(soup)
    assert (soup.head.number, soup.head.digest, soup.head.source) == (3, first.digest, first)
    assert (content_of(soup).ingredients.count(), soup.status) == (1, Status.DRAFT)


def test_restore_from_a_page_that_is_old_is_refused(kitchen):
    soup = kitchen.recipe(title="Soup")
    first = soup.head
    change(soup, by=kitchen.team.ann, title="Stew")
    before = stored()

    with pytest.raises(TransitionRefused, match="Somebody saved while you were looking."):
        saving.restore_revision(soup, first, by=kitchen.team.bob, base=first)

    assert stored() == before


def test_restore_of_a_revision_of_another_item_is_refused(kitchen):
    soup, stew = kitchen.recipe("soup"), kitchen.recipe("stew")

    with pytest.raises(Refused, match="That revision belongs to another item."):
        saving.restore_revision(soup, stew.head, by=kitchen.team.bob, base=soup.head)

    assert current(soup).head == soup.head


def test_audit_replays_to_what_was_saved(kitchen):
    soup = kitchen.recipe(title="Soup")
    change(soup, by=kitchen.team.bob, title="Stew")

    assert (audit.replay(), audit.broken_links()) == (recorded_state(), [])


def edit_ingredient(item, key, name, *, by, base, **fields):
    with saving.editing(item, by=by, base=base):
        content = content_of(item)
        for field, value in fields.items():
            setattr(content, field, value)
        content.save()
        content.ingredients.filter(key=key).update(name=name)
    return current(item)


def delete_ingredient(item, key, *, by, base):
    with saving.editing(item, by=by, base=base):
        content_of(item).ingredients.get(key=key).delete()
    return current(item)


def spoil(item, *, by):
    with saving.editing(item, by=by, base=item.head):
        content = content_of(item)
        content.aliases = ["Broth", "Broth", 7]
        content.save()
        content.ingredients.update(sources="no citation")


def fail_half_way(item, *, by):
    with saving.editing(item, by=by, base=item.head):
        Recipe.objects.update(title="Stew")
        raise ZeroDivisionError
