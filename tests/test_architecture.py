"""The arrows of the house: what may know what."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

# Right knows left.
LAYERS = ["text", "models", "editorial", "publishing", "delivery", "admin"]
WIRING = {f"cms/{name}.py" for name in ["settings", "urls", "wsgi", "asgi"]}
LONGEST_FILE = 400


def sources(*folders):
    """Each Python file of the folders, by its path in the repository, migrations apart."""
    files = (path for folder in folders for path in Path(settings.REPOSITORY, folder).rglob("*.py"))
    return {
        path.relative_to(settings.REPOSITORY).as_posix(): path.read_text()
        for path in sorted(files)
        if "migrations" not in path.parts
    }


def imports(tree):
    """Every module a tree may mean, as (line, name); `from a import b` may mean `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def layer(name):
    """How far right a module of cms stands, or nothing where it is no layer."""
    package, _, rest = name.partition(".")
    part = rest.partition(".")[0]
    return LAYERS.index(part) if package == "cms" and part in LAYERS else None


def against_the_arrows(path, source):
    own = layer(path.removesuffix(".py").replace("/", "."))
    for line, name in imports(ast.parse(source)):
        known = layer(name)
        if own is not None and known is not None and known > own:
            yield f"{path}:{line} knows {name}"


def inside_functions(path, source):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    for function in ast.walk(ast.parse(source)):
        # Django itself asks for this one: models do not exist before an app is ready.
        if isinstance(function, functions) and getattr(function, "name", "") != "ready":
            yield from (f"{path}:{line} imports {name}" for line, name in imports(function))


def naming(word, path, source):
    for number, text in enumerate(source.splitlines(), start=1):
        if word in text:
            yield f"{path}:{number} names {word}"


def too_long(path, source):
    if (length := len(source.splitlines())) > LONGEST_FILE:
        yield f"{path} has {length} lines"


def test_layers_know_only_what_stands_left_of_them():
    found = [f for item in sources("cms").items() for f in against_the_arrows(*item)]

    assert found == []


def test_core_names_the_medicine_in_its_wiring_alone():
    core = {path: source for path, source in sources("cms").items() if path not in WIRING}
    found = [f for item in core.items() for f in naming("painlibrary", *item)]

    assert found == []


def test_imports_stand_at_the_top_of_files():
    found = [f for item in sources("cms", "painlibrary").items() for f in inside_functions(*item)]

    assert found == []


def test_files_stay_short():
    found = [
        f
        for item in sources("cms", "painlibrary", "tests", "benchmarks").items()
        for f in too_long(*item)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("cms/models/item.py", "from cms import editorial", ["cms.editorial"]),
        ("cms/text/markdown.py", "import cms.models.item", ["cms.models.item"]),
        (
            "cms/publishing/hold.py",
            "from cms.admin.pages import Page",
            ["cms.admin.pages.Page"],
        ),
        ("cms/admin/items/pages.py", "from cms.models import Item\nfrom cms.text import plain", []),
        ("cms/management/commands/load.py", "from cms.admin import pages", []),
    ],
)
def test_arrow_against_the_layers_is_found(path, source, found):
    assert list(against_the_arrows(path, source)) == [f"{path}:1 knows {name}" for name in found]


def test_import_inside_a_function_is_found_unless_django_asks_for_it():
    source = "def load():\n    import json\n\ndef ready():\n    from cms import models\n"

    assert list(inside_functions("cms/a.py", source)) == ["cms/a.py:2 imports json"]
