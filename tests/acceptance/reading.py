"""What readers of the API get."""

PATHS = {
    "procedure": "procedures",
    "risk": "risks",
    "reference": "references",
    "care-role": "care-roles",
    "condition": "conditions",
    "category": "categories",
    "article": "articles",
}


def get(client, path, **query):
    response = client.get(f"/api/v1/{path}", query_params=query)
    assert response.status_code == 200, response.content
    return response.json()


def address(type_name, slug):
    return f"/api/v1/{PATHS[type_name]}/{slug}/"


def slugs(client, path, **query):
    """The slugs of a whole list, in its order."""
    page = get(client, path, fields="slug", page_size=100, **query)
    found = [row["slug"] for row in page["results"]]
    assert page["count"] == len(found)
    return found


def documents(client):
    """``{type: {slug: document}}`` of everything that is public."""
    return {
        type_name: {slug: get(client, f"{path}/{slug}/") for slug in slugs(client, f"{path}/")}
        for type_name, path in PATHS.items()
    }


def texts(value):
    """All strings in an answer, wherever they stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)
