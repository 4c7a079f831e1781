"""Every answer in the front-end developer's guide is what the library says."""

import json
import re

import pytest
from django.conf import settings

from cms.models import Account, Item
from cms.publishing import withdrawing

GUIDE = settings.REPOSITORY / "docs" / "front-end.md"
EXAMPLE = re.compile(
    r"^```sh\ncurl 'http://127\.0\.0\.1:8000([^']+)'\n```\n\n```json\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LEFT_OUT = "…"


def examples():
    return [(path, json.loads(shown)) for path, shown in EXAMPLE.findall(GUIDE.read_text())]


EXAMPLES = examples()


def as_shown(shown, real):
    """The real answer, cut and blotted where the guide leaves something out."""
    if shown == LEFT_OUT:
        return LEFT_OUT
    if isinstance(shown, dict) and isinstance(real, dict):
        kept = {name: as_shown(shown[name], real[name]) for name in real if name in shown}
        return kept | ({LEFT_OUT: LEFT_OUT} if LEFT_OUT in shown else _rest(shown, real))
    if isinstance(shown, list) and isinstance(real, list):
        is_cut = shown[-1:] == [LEFT_OUT]
        kept = real[: len(shown) - 1] if is_cut else real
        pairs = zip(shown, kept, strict=False)
        return [as_shown(*pair) for pair in pairs] + ([LEFT_OUT] if is_cut else kept[len(shown) :])
    return real


def _rest(shown, real):
    return {name: value for name, value in real.items() if name not in shown}


def procedure(slug):
    return Item.objects.get(type="procedure", claims__slug=slug, claims__is_current=True)


@pytest.fixture
def lifestyle_is_withdrawn(library):
    withdrawing.withdraw(
        procedure("lifestyle-modification"),
        by=Account.objects.get(username="publisher"),
        reason="The text mixed two methods.",
        successor=procedure("physical-therapy"),
        emergency=True,
    )


@pytest.mark.parametrize(
    ("path", "shown"), [each for each in EXAMPLES if each[1].get("status") != 410]
)
def test_answer_in_the_guide_is_what_the_library_says(client, path, shown):
    real = client.get(path).json()

    assert as_shown(shown, real) == shown


@pytest.mark.parametrize(
    ("path", "shown"), [each for each in EXAMPLES if each[1].get("status") == 410]
)
def test_refusal_in_the_guide_is_what_a_withdrawn_item_says(
    lifestyle_is_withdrawn, client, path, shown
):
    real = client.get(path).json()

    assert as_shown(shown, real) == shown


def test_guide_has_examples():
    assert {shown.get("status") for _, shown in EXAMPLES} == {None, 400, 410}
