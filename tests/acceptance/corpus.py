"""Everything that a reader can ask of the library, found by following what it answers."""

from cms.models import content_types

API = "/api/v1"
RELATIONS = [
    "procedures/radiofrequency-ablation/risks/",
    "conditions/low-back-pain/procedures/",
    "risks/infection/procedures/",
    "references/sciencedirect-interventional-pain/cited-by/",
]
ODD = [
    "procedures/?nonsense=1",
    "procedures/?condition=no-such-condition",
    "procedures/?condition=draft-of-a-pain",
    "procedures/?q=canary",
    "procedures/draft-of-a-block/",
    "procedures/no-such-block/",
    "conditions/draft-of-a-pain/",
    "procedures/?ordering=-published&page_size=3",
    "procedures/?ordering=duration",
    "procedures/?cursor=start",
    "procedures/?page=99",
    "procedures/?has=risks",
    "procedures/?missing=risks",
    "procedures/?disputed=true",
    "procedures/?review_due_before=2100-01-01",
    "references/?cited=false",
    "no-such-thing/",
]


def paths(client):
    """Index, contract, lists, documents, histories, relations, and every facet as a filter."""
    yield f"{API}/"
    for name in ("openapi.json", "vocabularies/", "releases/", "releases/1/"):
        yield f"{API}/{name}"
    for model in content_types().values():
        if model._meta.app_label == "painlibrary":
            yield from _paths_of_type(client, model.path)
    yield from (f"{API}/{each}" for each in (*RELATIONS, *ODD))


def _paths_of_type(client, path):
    facets = f"{API}/facets/{path}/"
    yield from (facets, f"{API}/{path}/", f"{API}/{path}/?page_size=100")
    for name, facet in client.get(facets).json()["facets"].items():
        yield from (f"{API}/{path}/?{name}={each['value']}" for each in facet["values"])
    for result in client.get(f"{API}/{path}/?page_size=100&fields=slug").json()["results"]:
        yield from (f"{API}/{path}/{result['slug']}/{view}" for view in ("", "history/"))


def answers(client, paths):
    """``{path: (status, headers, body)}``: all that a reader is sent."""
    sent = {path: client.get(path) for path in paths}
    return {
        path: (answer.status_code, dict(answer.headers), answer.content)
        for path, answer in sent.items()
    }
