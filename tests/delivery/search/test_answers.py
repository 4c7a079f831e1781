"""What search answers: the same on both databases, for all of these."""

import pytest

from cms.models import Generation
from cms.publishing.live import words

ANSWERS = {
    # Words in any form, spelling and order
    "pumpkin": ["pumpkin-soup", "winter"],
    "PUMPKINS": ["pumpkin-soup", "winter"],
    "creme brulee": ["creme-brulee"],
    "crème brûlée": ["creme-brulee"],
    "creme bru\u0302le\u0301e": ["creme-brulee"],
    "grey colour": ["winter"],
    "gray color": ["winter"],
    "caramelized": ["creme-brulee"],
    "caramelising": ["creme-brulee"],
    "soup pumpkin": ["pumpkin-soup", "winter", "fish-soup"],
    "grandmother's": ["winter"],
    "x-ray": ["toast"],
    # Where it stands decides
    "winter": ["winter", "pumpkin-soup"],
    "potage": ["pumpkin-soup"],
    "soup": ["fish-soup", "pumpkin-soup", "winter"],
    # What means the same
    "EVOO": ["toast"],
    "extra virgin olive oil": ["toast"],
    "stock": ["fish-soup"],
    "bouillon": ["fish-soup"],
    # Typos
    "pumkin": ["pumpkin-soup", "winter"],
    "pmupkin": ["pumpkin-soup", "winter"],
    "carmelised": ["creme-brulee"],
    "tost": ["toast"],
    "sop": ["fish-soup", "pumpkin-soup", "winter"],
    "evo": ["toast"],
    "fsh pumkin": ["fish-soup", "pumpkin-soup", "winter"],
    # Phrases
    '"pumpkin soup"': ["pumpkin-soup"],
    '"soup pumpkin"': [],
    "“olive oil” toast": ["toast"],
    # The beginning of the last word
    "pump": ["pumpkin-soup", "winter"],
    "pump ": [],
    "olive o": ["toast"],
    "p": [],
    "pu": ["pumpkin-soup", "winter"],
    "th": [],
    # Nothing has all of it
    "what goes with caramelized sugar and oil": ["creme-brulee"],
    "pumpkin nonsensical": ["pumpkin-soup", "winter"],
    # No words at all, or those of the databases
    "the of and": [],
    "?!": [],
    "🥣": [],
    "汤": [],
    "суп": [],
    '"': [],
    "'": [],
    "''": [],
    '""': [],
    "()": [],
    "*": [],
    "%": [],
    "_": [],
    "\\": [],
    "|": [],
    "=": [],
    "=pumpkin": ["pumpkin-soup", "winter"],
    "title:toast": ["toast"],
    "{title}:toast": ["toast"],
    "toast:*A": ["toast"],
    "NEAR(pumpkin soup)": ["pumpkin-soup", "winter"],
    "pumpkin & !soup": ["pumpkin-soup", "winter", "fish-soup"],
    "toast <-> toast": ["toast"],
    "-toast": ["toast"],
    "^toast": ["toast"],
    "\ud7ff\ue000": [],
    "\u0301": [],
    "½": [],
}


def menu(kitchen):
    """A small library in which each word stands where its answers need it."""
    kitchen.live(
        kitchen.recipe("pumpkin-soup", aliases=["Potage"], summary="Warm in winter."),
        kitchen.recipe("fish-soup", summary="From bouillon."),
        kitchen.recipe("creme-brulee", title="Crème brûlée", steps=[("top", "Caramelise sugar.")]),
        kitchen.recipe("toast", steps=[("top", "Extra virgin olive oil."), ("look", "X-ray it.")]),
        kitchen.recipe(
            "winter",
            title="Winter",
            summary="Grey in colour.",
            steps=[("cook", "My grandmother’s soup. Any pumpkin helps.")],
        ),
    )


def told():
    words.tell_of_all()


def apart():
    """As it is until the errand tells of words."""


def without_copy():
    Generation.objects.update(form="of other code")


@pytest.mark.parametrize("whence", [told, apart, without_copy])
def test_queries_have_their_answers(kitchen, found, whence):
    menu(kitchen)
    whence()

    answers = {query: found(query) for query in ANSWERS}

    assert {query: got for query, got in answers.items() if got != ANSWERS[query]} == {}
