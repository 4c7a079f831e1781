import pytest

from cms.text.citations import find_citations
from cms.text.omission import without_targets


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Warm [@a].", "Warm."),
        ("Warm [@a; @b, p. 2; ?C] soup", "Warm [@b, p. 2; ?C] soup"),
        ("[!@a] Warm [@b]", "Warm [@b]"),
        ("Warm [@b] soup.", "Warm [@b] soup."),
        ("No citation.", "No citation."),
    ],
)
def test_sources_are_left_out_with_their_blanks(text, left):
    assert without_targets(text, {"a"}) == left


@pytest.mark.parametrize("text", ["[[@a]@b]", "[[@a]!@b, p. 2]", "x [@b] [[@a]?y]"])
def test_what_stood_around_a_citation_never_becomes_one(text):
    left = without_targets(text, {"a"})

    assert "a" not in [getattr(each, "target", "") for each in find_citations(left)]
    assert len(find_citations(left)) <= len(find_citations(text)) - 1
