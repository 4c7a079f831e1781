"""Two libraries that differ only in what is not public answer every reader alike."""

from cms.editorial import demo_team, saving, workflow
from cms.models import Blocks, FlagKind, Item, Role, content_of
from cms.publishing import flags, previewing, releases, withdrawing
from painlibrary.models import Condition, Procedure
from tests import kitchen
from tests.acceptance import corpus


def item(type_name, slug):
    return Item.objects.get_by_natural_key(type_name, slug)


def approved(subject, team):
    kitchen.submit(subject, by=team[Role.AUTHOR])
    return kitchen.approve(subject, by=team[Role.CLINICAL_REVIEWER])


def draft_everything(author):
    """A canary word in the summary of every procedure, and in every condition's name."""
    for procedure in list(Procedure.objects.all()):
        kitchen.change(procedure.item, by=author, summary="Canary.", kind="other")
    for condition in list(Condition.objects.all()):
        kitchen.change(condition.item, by=author, description="Canary.")


def create_drafts(author):
    with saving.creating(Condition, by=author) as edit:
        Condition.objects.create(item=edit.item, title="Draft of a pain", slug="draft-of-a-pain")
    with saving.creating(Procedure, by=author) as edit:
        block = Procedure.objects.create(
            item=edit.item, title="Draft of a block", slug="draft-of-a-block", kind="nerve_block"
        )
        pain = Condition.objects.get(slug="draft-of-a-pain")
        block.indications.create(key="pain", condition=pain, role="treats")
    return edit.item


def rename(author):
    """A live item gets another slug and alias, in its draft only."""
    nerve_block = item("procedure", "nerve-block")
    kitchen.change(nerve_block, by=author, slug="canary-block", aliases=["Canary alias"])


def schedule_and_stop(team):
    """One release waits, one is cancelled, one is held by a flag, one is being prepared."""
    publisher, author = team[Role.PUBLISHER], team[Role.AUTHOR]
    chosen = ["nerve-block", "surgery", "acupuncture", "physical-therapy"]
    ready = [approved(item("procedure", slug), team) for slug in chosen]
    waiting, cancelled, held = (
        kitchen.release(each, by=publisher, starts_at=kitchen.next_minute(minutes))
        for each, minutes in zip(ready[:3], (60, 61, 62), strict=True)
    )
    releases.cancel(cancelled, by=publisher, reason="Canary.")
    flags.open_flag(
        ready[2], by=author, kind=FlagKind.QUESTION, text="Canary?", blocks=Blocks.RELEASE
    )
    releases.prepare("Canary", by=publisher, items=[ready[3]])
    asked = withdrawing.ask(item("reference", "novus-spine-center"), by=author, reason="Canary.")
    releases.send(asked, by=publisher, starts_at=kitchen.next_minute(90))
    for release in (waiting, cancelled, held):
        release.refresh_from_db()
    return waiting.state, cancelled.state, held.state


def review_and_discard(team):
    author, clinician = team[Role.AUTHOR], team[Role.CLINICAL_REVIEWER]
    headache = kitchen.submit(item("condition", "headache"), by=author)
    workflow.request_changes(headache, by=clinician, expected=headache.head, comment="Canary.")
    kitchen.submit(item("condition", "arthritis"), by=author)
    with saving.creating(Condition, by=author) as edit:
        Condition.objects.create(item=edit.item, title="Canary pain", slug="canary-pain")
    mistake = kitchen.current(edit.item)
    workflow.discard(mistake, by=author, expected=mistake.head)


def give_previews(client, author):
    """Somebody looks at a draft that would change lists, facets and relations."""
    _, secret = previewing.make_token(item("procedure", "draft-of-a-block"), by=author, hours=1)
    for path in ("procedures/", "facets/procedures/", "conditions/"):
        shown = client.get(f"/api/v1/{path}", headers={"Authorization": f"Preview {secret}"})
        assert shown.status_code == 200


def test_what_is_not_public_changes_no_answer(client, clock):
    team = demo_team.members()
    paths = list(dict.fromkeys(corpus.paths(client)))
    before = corpus.answers(client, paths)

    rename(team[Role.AUTHOR])
    draft_everything(team[Role.AUTHOR])
    block = create_drafts(team[Role.AUTHOR])
    states = schedule_and_stop(team)
    review_and_discard(team)
    give_previews(client, team[Role.AUTHOR])

    assert states == ("sent", "cancelled", "held")
    assert content_of(block).indications.count() == 1
    after = corpus.answers(client, paths)
    assert [path for path in paths if after[path] != before[path]] == []
    assert len(paths) > 300
    assert not any(b"anary" in body for path, (_, _, body) in after.items() if "canary" not in path)
