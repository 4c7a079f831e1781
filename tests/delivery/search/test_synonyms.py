import pytest

from cms.delivery.search.synonyms import Synonyms, SynonymsError


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[]", "has to be an object with “equal”, “includes”"),
        ('{"same": []}', "has to be an object with “equal”, “includes”"),
        ('{"equal": {}}', "“equal” has to be a list of lists"),
        ('{"equal": [["ESI"]]}', "this is not: \\['ESI'\\]"),
        ('{"equal": [["ESI", 3]]}', "“3” is no word or phrase"),
        ('{"equal": [["ESI", "the"]]}', "“the” is no word or phrase"),
        ('{"includes": []}', "of each word a list of others"),
        ('{"includes": {"x-ray": "fluoroscopy"}}', "What “x-ray” includes has to be a list"),
        ("{", "Expecting property name"),
    ],
)
def test_wrong_file_is_named_with_what_is_wrong(tmp_path, text, fault):
    file = tmp_path / "synonyms.json"
    file.write_text(text)

    with pytest.raises(SynonymsError, match=f"synonyms.json: .*{fault}"):
        Synonyms.from_file(file)


def test_missing_file_is_named(tmp_path):
    with pytest.raises(SynonymsError, match="nowhere.json"):
        Synonyms.from_file(tmp_path / "nowhere.json")


def test_longest_row_of_words_has_its_synonyms():
    known = Synonyms.of({"equal": [["oil", "fat"], ["olive oil", "EVOO"]]})

    spans = list(known.spans(("fat", "oliv", "oil", "oliv")))

    assert spans == [(("fat",), [("oil",)]), (("oliv", "oil"), [("evoo",)]), (("oliv",), [])]
