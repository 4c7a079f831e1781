"""A clinic's team at work on procedures, and what readers find of them."""

import pytest

from cms.models import content_types
from painlibrary.models import Condition, Procedure, Risk
from tests.kitchen import Kitchen
from tests.painlibrary.making import save


class Clinic(Kitchen):
    """The same team, at work on procedures."""

    def reviewer_of(self, item):
        kinds = content_types()[item.type].signatures
        return self.team.cleo if "clinical" in kinds else self.team.eve

    def condition(self, slug, **fields):
        return self._saved(Condition, slug, **fields)

    def risk(self, slug, **fields):
        return self._saved(Risk, slug, **fields)

    def procedure(self, slug, parts=None, **fields):
        fields = {"kind": "injection", "summary": "It is done."} | fields
        return self._saved(Procedure, slug, parts, **fields)

    def _saved(self, model, slug, parts=None, **fields):
        return save(model, parts, title=slug.capitalize(), slug=slug, **fields)

    def publish(self, *contents):
        self.live(*[content.item for content in contents])


@pytest.fixture
def clinic(db):
    return Clinic()


@pytest.fixture
def found(client):
    """Slugs of a list, or the parameters at fault."""

    def ask(path="procedures/", **query):
        body = client.get(f"/api/v1/{path}", query_params=query).json()
        if "errors" in body:
            return [(each["parameter"], each["suggestion"]) for each in body["errors"]]
        return [each["slug"] for each in body["results"]]

    return ask
