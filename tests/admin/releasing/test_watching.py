"""Whoever sends a release is told how far it is, and nobody else."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from cms.admin import watching
from cms.models import Publication
from cms.publishing import progress, releases
from cms.publishing.progress import Step
from tests.admin.browsing import signed_in, told

WORD = "0123456789abcdef" * 2
FILES = "django.core.cache.backends.filebased.FileBasedCache"


def how_far(account, word=WORD):
    return signed_in(account).get(reverse("admin:cms_release_progress"), {"of": word})


def sent(account, prepared, **data):
    entries = {"act": "send", "seen": releases.contents_of(prepared), "starts_at": "", **data}
    page = reverse("admin:cms_release_change", args=[prepared.pk])
    return signed_in(account).post(page, entries, follow=True)


class Sent:
    """A request with a form that somebody is sending."""

    def __init__(self, account, word=WORD):
        self.user, self.POST = account, {"progress": word}


def test_sender_is_told_step_and_count_while_it_goes_on(kitchen):
    pam = kitchen.team.pam

    with watching.watched(Sent(pam)):
        progress.tell(Step.DRAWING_UP, 40, 1000)
        during = how_far(pam)
    after = how_far(pam)

    words = "Step 2 of 4: Drawing up what readers get"
    assert during.json() == {"step": words, "done": 40, "of": 1000}
    assert "no-store" in during["Cache-Control"]
    assert after.json() == {}


def test_nobody_else_is_told(kitchen):
    with watching.watched(Sent(kitchen.team.pam)):
        progress.tell(Step.DRAWING_UP, 40, 1000)

        assert how_far(kitchen.team.ann).json() == {}
        assert how_far(kitchen.team.pam, "f" * 32).json() == {}


@pytest.mark.parametrize("word", ["", "x" * 32, "../../etc/passwd", WORD + "0"])
def test_word_that_no_page_makes_up_tells_nothing(kitchen, word):
    with watching.watched(Sent(kitchen.team.pam, word)):
        progress.tell(Step.DRAWING_UP, 40, 1000)

        assert how_far(kitchen.team.pam, word).json() == {}


def test_release_that_is_watched_goes_live_and_leaves_no_record(kitchen):
    prepared = kitchen.prepared(kitchen.approved(kitchen.recipe()))

    page = sent(kitchen.team.pam, prepared, progress=WORD)

    assert told(page) == ["Live now."]
    assert caches["progress"].get(f"progress-{kitchen.team.pam.pk}-{WORD}") is None


def test_refusal_is_told_on_the_page_as_ever(kitchen):
    kitchen.approved(kitchen.book())
    prepared = kitchen.prepared(kitchen.approved(kitchen.recipe(summary="[@cookbook]")))

    page = sent(kitchen.team.pam, prepared, progress=WORD)

    assert page.status_code == 409
    assert "This links to items that are not live: " in page.content.decode()
    assert (Publication.objects.count(), how_far(kitchen.team.pam).json()) == (0, {})


def test_processes_of_one_machine_tell_each_other_by_files(kitchen, settings, tmp_path):
    settings.CACHES = settings.CACHES | {"progress": {"BACKEND": FILES, "LOCATION": tmp_path}}

    with watching.watched(Sent(kitchen.team.pam)):
        progress.tell(Step.STORING, 0, 7)

        assert len(list(tmp_path.iterdir())) == 1
        assert how_far(kitchen.team.pam).json()["of"] == 7
    assert list(tmp_path.iterdir()) == []


def test_release_goes_live_where_nothing_can_be_written_down(kitchen, settings, tmp_path):
    (tmp_path / "taken").write_text("This is no folder.")
    place = {"BACKEND": FILES, "LOCATION": tmp_path / "taken"}
    settings.CACHES = settings.CACHES | {"progress": place}
    prepared = kitchen.prepared(kitchen.approved(kitchen.recipe()))

    page = sent(kitchen.team.pam, prepared, progress=WORD)

    assert told(page) == ["Live now."]
