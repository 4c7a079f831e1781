"""Everything that a reader can ask of the library, found by following what it answers."""

from cms.models import content_types

API = "/api/v1"
SYNC = ["changes/", "changes/?since=2026-01-01&expand=document", "manifest/?type=risk,procedure"]
RELATIONS = [
    "procedures/radiofrequency-ablation/risks/",
    "conditions/low-back-pain/procedures/",
    "risks/infection/procedures/",
    "references/sciencedirect-interventional-pain/cited-by/",
]
FORMS = [
    *("export/", "export/?type=risk", "sitemap/", "sitemap/?format=ndjson"),
    *("releases/?format=atom", "procedures/?format=ndjson", "procedures/?q=canary&format=ndjson"),
    *(f"references/?format={name}" for name in ("csl-json", "bibtex", "ris")),
    *("procedures/acupuncture/?format=jsonld", "procedures/draft-of-a-block/?format=jsonld"),
    "procedures/radiofrequency-ablation/references/?format=ris",
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
    "search/?q=canary",
    "search/?q=canari",
    "search/?q=cannary block",
    "search/?q=draft of a pain",
    "search/?q=nerve bl",
    "search/?q=epidurel injection",
    "search/?q=what helps with back pain at night",
    "search/?q=xqzzy",
    "search/?q=pain&type=condition,risk&page_size=5",
    "search/?q=pain&cursor=start",
]


def paths(client):
    """Index, contract, lists, documents, histories, relations, and every facet as a filter."""
    yield from (f"{API}/", *(f"{API}/{each}" for each in SYNC))
    for name in ("openapi.json", "vocabularies/", "releases/", "releases/1/"):
        yield f"{API}/{name}"
    for model in content_types().values():
        if model._meta.app_label == "painlibrary":
            yield from _paths_of_type(client, model.path)
    yield from (f"{API}/{each}" for each in (*RELATIONS, *FORMS, *ODD))


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
        path: (answer.status_code, dict(answer.headers), b"".join(answer))
        for path, answer in sent.items()
    }
