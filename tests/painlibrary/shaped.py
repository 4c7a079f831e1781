"""Documents as readers may get them, drawn from the shapes that the contract declares."""

from hypothesis import strategies as st

from cms.delivery.shapes import COMPONENTS
from painlibrary.api import CATALOG

ID = "0b6f2a34-7a43-5d0e-9d7e-0d9f4f1d2a11"
ADDRESSES = ["https://library.example/a", "https://library.example/b?c=d"]
INSTANT = "2026-11-22T10:00:00.000000Z"
DAY = "2026-11-22"
FORMATS = {"uuid": [ID], "uri": ADDRESSES, "date-time": [INSTANT], "date": [DAY]}
WORDS = ["A word", "Bold **words**", "Nerves & vessels", "</script>", "“Quoted”", "1. Point"]
NUMBERS = {"integer": [1, 2, 3], "number": [1, 2.5], "boolean": [True, False]}


def documents(type_name):
    return values(CATALOG.components[CATALOG.resources[type_name].schema_name])


def values(shape):
    """A strategy for whatever has this shape."""
    if "$ref" in shape:
        return values(CATALOG.components[shape["$ref"].removeprefix(COMPONENTS)])
    if "const" in shape or "enum" in shape:
        return st.sampled_from(shape.get("enum") or [shape["const"]])
    if "anyOf" in shape:
        return st.one_of([values(each) for each in shape["anyOf"]])
    if shape["type"] == "array":
        return st.lists(values(shape["items"]), max_size=2)
    if shape["type"] == "object":
        return _records(shape)
    return st.sampled_from(_simple(shape))


def _records(shape):
    known = {name: values(each) for name, each in shape["properties"].items()}
    needed = {name: known.pop(name) for name in shape["required"]}
    return st.fixed_dictionaries(needed, optional=known)


def _simple(shape):
    if shape["type"] == "null":
        return [None]
    if shape["type"] != "string":
        return NUMBERS[shape["type"]]
    if "pattern" in shape:
        return ["sha256:" + "0" * 64] if "sha256" in shape["pattern"] else ["2024", "2024-02", DAY]
    return FORMATS.get(shape.get("format"), WORDS)
