import pytest

from cms.delivery.search.synonyms import Synonyms
from tests.delivery import urls

SYNONYMS = {"equal": [["EVOO", "extra virgin olive oil"]], "includes": {"stock": ["bouillon"]}}


@pytest.fixture(autouse=True)
def recipes_have_synonyms(monkeypatch):
    monkeypatch.setattr(urls.CATALOG, "synonyms", Synonyms.of(SYNONYMS))


@pytest.fixture
def found(reader):
    """Asks the library, and gives the slugs, best first."""

    def ask(text, **query):
        answer = reader.read("search/", q=text, **query)
        return [each["item"]["slug"] for each in answer["results"]]

    return ask
