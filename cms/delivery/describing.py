"""How views describe themselves for the contract, in OpenAPI 3.1.

The parameters come from what a view accepts, the shapes from what the catalog declares: nothing is
said twice.
"""

from drf_spectacular.openapi import AutoSchema

from cms.delivery import preview, problems, representations, shapes

SLUG = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "The item. Another slug of it, or an alias, answers 301.",
    "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
}
NUMBER = {
    "name": "number",
    "in": "path",
    "required": True,
    "description": "The release, counted from 1.",
    "schema": {"type": "integer", "minimum": 1},
}
HEADERS = {
    name: {"description": description, "schema": {"type": "string"}}
    for name, description in {
        "ETag": "Of this state of the library and this request.",
        "Last-Modified": "When anything public last changed.",
        "Cache-Control": "Caches ask again at the next full minute.",
        "Surrogate-Key": "What a release purges this answer by.",
        "RateLimit-Policy": "How often one client may ask.",
        "Link": "Next and previous page (RFC 8288).",
        "Deprecation": "Since when something that was asked for or is shown is to end (RFC 9745).",
        "Sunset": "When it ends (RFC 8594).",
        "Item-Count": "How many items there are, where all come at once: not in pages of JSON.",
        "As-Of": "The instant that all of them speak of.",
    }.items()
}
ENDING = ["Link", "Deprecation", "Sunset"]
COUNTED = ["Item-Count", "As-Of"]


def component(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def kind_of_problem(*statuses):
    return shapes.text("Names the kind of problem.", enum=problems.types(*statuses))


PROBLEM = shapes.record(
    "A problem (RFC 9457).",
    type=kind_of_problem(),
    title=shapes.text(),
    status=shapes.WHOLE,
    detail=shapes.text(),
    instance=shapes.text("The path that was asked for."),
) | {"additionalProperties": True}
FAULT = shapes.record(
    parameter=shapes.text(), message=shapes.text(), suggestion=shapes.maybe(shapes.text())
)
COMPONENTS = {
    "Fault": FAULT,
    "Problem": PROBLEM,
    "Preview": preview.META,
    "BadRequest": shapes.extended(
        PROBLEM, type=kind_of_problem(400), errors=shapes.listed(shapes.ref("Fault"))
    )
    | {"required": PROBLEM["required"]},
    "Gone": shapes.extended(
        PROBLEM,
        type=kind_of_problem(410),
        reason=shapes.text("Why it was taken down."),
        withdrawn_at=shapes.INSTANT,
        successor=shapes.maybe(shapes.card() | {"additionalProperties": True}),
    )
    | {"required": PROBLEM["required"]},
}


def problem_response(description, component="Problem", **more):
    shape = {"schema": shapes.ref(component)}
    return {"description": description, "content": {problems.MEDIA_TYPE: shape}, **more}


RESPONSES = {
    "Moved": {
        "description": "Another slug of the item: its present address, with the query kept.",
        "headers": {"Location": {"schema": {"type": "string"}}},
    },
    "NotModified": {"description": "The client has this answer already."},
    "BadRequest": problem_response("A parameter is unknown, empty or wrong.", "BadRequest"),
    "PreviewRefused": problem_response("The preview token is wrong, has expired or was revoked."),
    "NotFound": problem_response("Nothing is published here."),
    "NotAcceptable": problem_response("It is not served in any form that was asked for."),
    "Gone": problem_response("It was public and was taken down.", "Gone"),
    "TooManyRequests": problem_response(
        "This client asks too often.",
        headers={
            "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
            "RateLimit": {"description": "What is left.", "schema": {"type": "string"}},
        },
    ),
    "Unavailable": problem_response(
        "No database answers now: ask again.",
        headers={"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}},
    ),
    "ServerFault": problem_response("The library failed to answer. The fault was recorded."),
}
REFUSALS = {
    "304": component("responses", "NotModified"),
    "400": component("responses", "BadRequest"),
    "403": component("responses", "PreviewRefused"),
    "404": component("responses", "NotFound"),
    "406": component("responses", "NotAcceptable"),
    "429": component("responses", "TooManyRequests"),
    "500": component("responses", "ServerFault"),
    "503": component("responses", "Unavailable"),
}
MOVED = {"301": component("responses", "Moved"), "410": component("responses", "Gone")}


class Described(AutoSchema):
    def get_operation(self, path, path_regex, path_prefix, method, registry):
        return operation(self.view)


def operation(view):
    declared = [described(each) for each in view.declared().values()]
    return {
        "operationId": view.name,
        "summary": view.summary,
        "description": view.description,
        "tags": [view.tag],
        **(view.deprecated.told() if view.deprecated else {}),
        "parameters": [*view.in_path, *declared],
        "responses": {"200": _success(view)}
        | (MOVED if SLUG in view.in_path else {})
        | REFUSALS
        | ({"410": component("responses", "Gone")} if view.deprecated else {})
        | view.refusals,
    }


def _success(view):
    here = {"Link"} if view.is_paged else set()
    here |= set(ENDING) if is_ending(view) else set()
    has_lines = any(each.name == representations.NDJSON.name for each in view.representations)
    here |= set(COUNTED) if has_lines else set()
    named = [name for name in HEADERS if name in here or name not in (*ENDING, *COUNTED)]
    told = {name: component("headers", name) for name in named}
    content = {each.media_type: {"schema": _shape(view, each)} for each in view.representations}
    return {"description": view.summary, "headers": told, "content": content}


def is_ending(view):
    """Whether the route, or anything that can be asked of it or shown, is to end."""
    parameters = any(each.deprecated for each in view.declared().values())
    return bool(view.deprecated or parameters or view.ending_fields)


def _shape(view, representation):
    if representation is not representations.JSON:
        return {"description": representation.description, **representation.shape}
    return with_preview(view.shape) if view.tells_preview else view.shape


def with_preview(shape):
    """The same object, whose ``meta`` may say that it is a preview."""
    if "properties" not in shape:
        return shape
    properties = shape["properties"]
    meta = properties.get("meta") or shapes.record()
    inside = meta["properties"] | {"preview": shapes.ref("Preview")}
    whole = properties | {"meta": {**meta, "properties": inside}}
    return {**shapes.unnamed(shape), "properties": whole}


def described(parameter):
    """One parameter of a query. Commas mean any; to be asked for all, it is repeated."""
    if parameter.is_list:
        shape = shapes.listed(parameter.schema) | {"minItems": 1}
        more = " With commas: any of these. Repeated: all of these."
    else:
        shape, more = parameter.schema, ""
    how = {"style": "form", "explode": False} if shape.get("type") == "array" else {}
    example = {} if parameter.example is None else {"example": parameter.example}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description + more + _instead(parameter),
        "schema": shape,
        **({"required": True} if parameter.is_required else {}),
        **_ending(parameter),
        **how,
        **example,
    }


def _instead(parameter):
    ending = parameter.deprecated
    return f" It is to end on {ending.sunset}: {ending.instead}" if ending else ""


def _ending(parameter):
    # A parameter has no place for an address of its own: its description says it.
    told = parameter.deprecated.told() if parameter.deprecated else {}
    return {name: each for name, each in told.items() if name != "externalDocs"}


def envelope(result, meta=None):
    """The shape of a list."""
    return shapes.record(
        "A page of results.",
        count=shapes.maybe(shapes.WHOLE),
        next=shapes.maybe(shapes.ADDRESS),
        previous=shapes.maybe(shapes.ADDRESS),
        results=shapes.listed(result),
        meta=shapes.record(as_of=shapes.AS_OF, **(meta or {})),
    )


FILTERED = {
    "not_stated": {
        "type": "object",
        "description": "For each filter used, how many items have no value there.",
        "additionalProperties": shapes.WHOLE,
    },
    "withdrawn": shapes.listed(shapes.card() | {"additionalProperties": True}),
}
