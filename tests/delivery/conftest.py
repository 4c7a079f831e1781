import pytest

PUBLIC = "/api/v1/"


class Reader:
    """Somebody who reads the API, and nothing else."""

    def __init__(self, client):
        self.client = client

    def ask(self, path, headers=None, **query):
        return self.client.get(PUBLIC + path, query_params=query, headers=headers)

    def read(self, path, **query):
        response = self.ask(path, **query)
        assert response.status_code == 200, response.content
        return response.json()

    def slugs(self, path, **query):
        return [each["slug"] for each in self.read(path, **query)["results"]]

    def fault(self, path, **query):
        """Status, kind and faults of the answer."""
        response = self.ask(path, **query)
        assert response.headers["Content-Type"] == "application/problem+json"
        body = response.json()
        return response.status_code, body["type"], body.get("errors")


@pytest.fixture(autouse=True)
def recipes_are_served(settings):
    settings.ROOT_URLCONF = "tests.delivery.urls"


@pytest.fixture
def reader(client):
    return Reader(client)
