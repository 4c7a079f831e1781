"""Python types made of the contract: a TypedDict for each shape, an overload for each route."""

import keyword
import re

HEADER = '"""Made from the contract by `make clients`: do not change it by hand."""\n'
JSON = "application/json"
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
# With these an answer lacks what its type says: `Library.pages` and `response` take them.
PARTIAL = {"fields", "omit"}
GIVEN = """T = TypeVar("T")
# Any of several values as a list; all of them as a tuple of tuples.
Given: TypeAlias = T | list[T] | tuple[tuple[T, ...], ...]
"""
# What an answer is where fields were chosen; `read` chooses none.
PART = "Part"
REF = "#/components/schemas/"


def camel(words):
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^a-zA-Z0-9]+", words))


class Types:
    """Collects what is declared while types are written down."""

    def __init__(self, schemas):
        self.declared = {}
        for name, shape in schemas.items():
            self.declare(name, shape)

    def declare(self, name, shape):
        if "properties" in shape:
            self.declared[name] = None  # its place is before what it holds
            self.declared[name] = self._typed_dict(name, shape)
        else:
            self.declared[name] = f"{name}: TypeAlias = {self.of(shape, name + 'Form')!r}\n"

    def of(self, shape, name):
        """The type of a shape; a record without a name of its own is declared as ``name``."""
        if "$ref" in shape:
            return shape["$ref"].removeprefix(REF)
        if "const" in shape:
            return f"Literal[{shape['const']!r}]"
        if "enum" in shape:
            return f"Literal[{', '.join(map(repr, shape['enum']))}]"
        if "anyOf" in shape:
            kinds = [self.of(each, _nth(name, n)) for n, each in enumerate(shape["anyOf"])]
            return " | ".join(each for each in dict.fromkeys(kinds) if each != PART)
        return self._plain(shape, name)

    def _plain(self, shape, name):
        kinds = shape.get("type")
        if isinstance(kinds, list):
            return " | ".join(PLAIN[each] for each in kinds)
        if kinds == "array":
            return f"list[{self.of(shape['items'], name)}]"
        if shape.get("properties"):
            self.declare(name, shape)
            return name
        if isinstance(values := shape.get("additionalProperties"), dict):
            return f"dict[str, {self.of(values, name + 'Value')}]"
        return PLAIN.get(kinds, "dict[str, Any]")

    def _typed_dict(self, name, shape):
        required = shape.get("required", [])
        fields = []
        for field, each in shape["properties"].items():
            kind = self.of(each, f"{name}{camel(field)}")
            fields.append((field, kind if field in required else f"NotRequired[{kind}]"))
        return typed_dict(name, fields, shape.get("description"))


def _nth(name, number):
    return f"{name}{number + 1}" if number else name


def typed_dict(name, fields, description=None):
    """As a class; or as a call, where a name is a word of Python's own."""
    if any(keyword.iskeyword(field) for field, _ in fields):
        told = "".join(f'    "{field}": {kind!r},\n' for field, kind in fields)
        return f'{name} = TypedDict("{name}", {{\n{told}}})\n'
    doc = f"    {description.splitlines()[0]!r}\n\n" if description else ""
    told = "".join(f"    {field}: {kind!r}\n" for field, kind in fields) or "    pass\n"
    return f"class {name}(TypedDict):\n{doc}{told}"


def written(contract):
    """``{file name: source}``."""
    types = Types(contract["components"]["schemas"])
    routes = [
        (path.removeprefix("/api/v1/"), told["get"])
        for path, told in contract["paths"].items()
        if path.startswith("/api/v1/") and JSON in told["get"]["responses"]["200"]["content"]
    ]
    overloads = [_route(types, *each) for each in routes]
    names = "Any, Literal, NotRequired, Required, TypeAlias, TypedDict, TypeVar"
    body = "\n\n".join([GIVEN, *types.declared.values()])
    return {
        "contract.py": f"{HEADER}\nfrom typing import {names}\n\n{body}",
        "routes.py": _routes(overloads),
    }


def _route(types, path, told):
    """``(path, name of its parameters, type of its answer, type of a result of a walk)``."""
    name = camel(told["operationId"])
    shape = told["responses"]["200"]["content"][JSON]["schema"]
    answer = types.of(shape, f"{name}Answer")
    # What is in the path comes first, and goes before a filter of the same name.
    asked = {each["name"]: each for each in reversed(told["parameters"])}
    fields = [
        (each["name"], _asked(types, each, name))
        for each in reversed(asked.values())
        if each["name"] not in PARTIAL
    ]
    ask = f"{name}Ask"
    types.declared[ask] = typed_dict(ask, fields)
    is_walked = any(each["name"] == "cursor" for each in told["parameters"])
    result = types.of(shape["properties"]["results"]["items"], name) if is_walked else None
    return path, ask, answer, result


def _asked(types, parameter, name):
    shape, field = parameter["schema"], f"{name}{camel(parameter['name'])}"
    if parameter.get("required"):
        return f"Required[{types.of(shape, field)}]"
    kind = types.of(shape["items"] if shape.get("type") == "array" else shape, field)
    if shape.get("type") == "array":
        kind = f"Given[{kind}]"
    return f"NotRequired[{kind} | None]"


def _routes(overloads):
    named = sorted(
        {word for _, *kinds in overloads for kind in kinds if kind for word in _names(kind)}
    )
    lines = [
        HEADER,
        "from collections.abc import Iterator, Mapping",
        "from typing import Any, Literal, Unpack, overload\n",
        f"from pain_library.contract import {', '.join(named)}\n\n",
        "class Routes:",
        '    """What each route is asked and answers. ``Library`` does the asking."""\n',
    ]
    for path, ask, answer, _ in overloads:
        lines += _overload("read", path, ask, answer)
    lines += [
        "    def read(self, route: str, **ask: Any) -> Any:",
        '        """One answer: ``read("procedures/{slug}/", slug="acupuncture")``."""',
        "        return self.answer(route, ask)\n",
    ]
    for path, ask, _, result in overloads:
        if result:
            lines += _overload("walk", path, ask, f"Iterator[{result}]")
    lines += [
        "    def walk(self, route: str, **ask: Any) -> Iterator[Any]:",
        '        """Every result of a list, as of one instant."""',
        "        return self.walked(route, ask)\n",
        "    def answer(self, route: str, ask: Mapping[str, Any]) -> Any:",
        "        raise NotImplementedError\n",
        "    def walked(self, route: str, ask: Mapping[str, Any]) -> Iterator[Any]:",
        "        raise NotImplementedError",
    ]
    return "\n".join(lines) + "\n"


def _names(kind):
    return set(re.findall(r"\b[A-Z]\w+", kind)) - {"Any"}


def _overload(name, path, ask, answer):
    return [
        "    @overload",
        f'    def {name}(self, route: Literal["{path}"], **ask: Unpack[{ask}]) -> {answer}: ...\n',
    ]
