"""How hard a text is to read: against grades worked out by hand, and texts that mislead."""

import pytest

from cms.text.readability import (
    HardSentence,
    flesch_kincaid,
    readability,
    sentences,
    smog,
    syllables,
    words,
)

EASY = (
    "A thin needle goes into the back. The doctor looks at an X-ray while it moves. "
    "You may feel some pressure. Most people go home the same day. Rest for a while. "
    "Then you can walk."
)
HARD = (
    "Interventional radiofrequency procedures selectively deactivate nociceptive transmission "
    "by administering fluoroscopically monitored electromagnetic energy to sensory innervation, "
    "thereby substantially diminishing inflammatory hypersensitivity in appropriately selected "
    "individuals."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It helps. It lasts.", ["It helps.", "It lasts."]),
        ("Some drugs, e.g. Steroids, help.", ["Some drugs, e.g. Steroids, help."]),
        ("Dr. A. Smith et al. found it. Yes!", ["Dr. A. Smith et al. found it.", "Yes!"]),
        ("Give 0.5 mg. Wait (see p. 2). Go.", ["Give 0.5 mg.", "Wait (see p. 2).", "Go."]),
        ("In the U.S. 20 people had it.", ["In the U.S. 20 people had it."]),
        ("So do I. It works?! “Yes.” He went.", ["So do I.", "It works?!", "“Yes.”", "He went."]),
        ("A heading\nOne point\n\n…", ["A heading", "One point"]),
    ],
)
def test_sentences(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("spine", 1), ("used", 1), ("numb", 1), ("through", 1), ("nerves", 1), ("MRI", 1)],
        *[("patient", 2), ("needles", 2), ("treated", 2), ("body", 2), ("about", 2)],
        *[("medicine", 3), ("injection", 3), ("being", 2), ("usually", 4)],
        *[("inflammation", 4), ("hematoma", 4), ("corticosteroid", 5)],
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_grades_are_those_of_the_formulas():
    # Nine words in two sentences; two of the words have three syllables and more.
    counted = [words("The doctor uses a needle."), words("Injection helps the inflammation.")]
    assert [sum(map(syllables, each)) for each in counted] == [8, 9]

    assert flesch_kincaid(counted) == pytest.approx(0.39 * 9 / 2 + 11.8 * 17 / 9 - 15.59)
    assert smog(counted) == pytest.approx(1.043 * 30**0.5 + 3.1291)


def test_easy_text_has_no_sentence_to_mend():
    found = readability(EASY)

    assert (found.is_easy, found.sentences) == (True, ())
    assert str(found) == "About grade 2: easy for most patients."


def test_hard_sentence_is_named_with_its_reason():
    found = readability(f"{EASY} {HARD}")

    assert not readability(f"{HARD} {HARD}").is_easy
    assert found.sentences == (
        HardSentence(
            HARD,
            "25 words; long words: interventional, radiofrequency, procedures, selectively, "
            "deactivate, nociceptive",
        ),
    )


def test_citations_and_marks_make_no_text_harder():
    cited = EASY.replace(
        "back.", "**back** [@a-very-complicated-reference, p. 2; ?Interventional]."
    )

    assert readability(cited) == readability(EASY)


@pytest.mark.parametrize("text", ["", "Too short.", "[@one] " * 100, "12 34 56. " * 50, "# \n- \n"])
def test_nothing_is_said_of_what_has_too_few_words(text):
    assert readability(text) is None


def test_long_nonsense_is_read_in_time():
    assert readability("a. " * 30_000).grade >= 1
    assert not readability("incomprehensibility " * 5_000).is_easy
