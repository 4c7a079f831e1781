"""A release tells how far it is to whoever listens, and to nobody else."""

from cms.publishing import progress
from cms.publishing.progress import Step
from tests.kitchen import change


def test_release_tells_each_step_in_turn(kitchen):
    book = kitchen.approved(kitchen.book())
    soup = kitchen.approved(kitchen.recipe(summary="[@cookbook]"))
    prepared, heard = kitchen.prepared(book, soup), []

    with progress.heard_by(lambda *told: heard.append(told)):
        kitchen.send(prepared)

    assert heard == [
        (Step.CHECKING, 0, 2),
        (Step.DRAWING_UP, 0, 2),
        (Step.STORING, 0, 2),
        (Step.FOLLOWING, 0, 2),
    ]
    assert [step.number for step, *_ in heard] == [1, 2, 3, 4]


def test_what_shows_the_changed_is_counted_as_well(kitchen):
    book = kitchen.live(kitchen.book())
    kitchen.live(kitchen.recipe(summary="[@cookbook]"))
    change(book, by=kitchen.team.ann, title="Another")
    changed, heard = kitchen.prepared(kitchen.approved(book)), []

    with progress.heard_by(lambda *told: heard.append(told)):
        kitchen.send(changed)

    assert [told for told in heard if told[0] == Step.FOLLOWING] == [
        (Step.FOLLOWING, 0, 1),
        (Step.FOLLOWING, 1, 2),
    ]


def test_long_list_is_told_now_and_then():
    heard = []

    with progress.heard_by(lambda *told: heard.append(told[1:])):
        gone_through = list(progress.through(Step.CHECKING, range(45)))

    assert gone_through == list(range(45))
    assert heard == [(0, 45), (20, 45), (40, 45)]


def test_nobody_hears_what_is_told_afterwards():
    heard = []
    with progress.heard_by(lambda *told: heard.append(told)):
        pass

    progress.tell(Step.STORING, 0, 1)

    assert heard == []
