"""What the folder holds, without a browser."""

import re
from pathlib import Path

import pytest

from tools.web import FOLDER

CLIENT = FOLDER.parents[1] / "clients" / "typescript" / "dist"
SHELL = {".js", ".css", ".svg", ".webmanifest"}


def files():
    return sorted(path for path in FOLDER.rglob("*") if path.suffix in SHELL)


def test_service_worker_keeps_every_file_of_the_site():
    listed = re.search(r"SHELL = \[(.*?)\]", (FOLDER / "sw.js").read_text(), re.DOTALL)[1]

    there = [str(path.relative_to(FOLDER)) for path in files()]
    assert re.findall(r'"(.*?)"', listed) == ["./", *(name for name in there if name != "sw.js")]


@pytest.mark.parametrize("name", sorted(path.name for path in (FOLDER / "client").iterdir()))
def test_client_is_the_one_that_the_library_ships(name):
    assert (FOLDER / "client" / name).read_text() == (CLIENT / name).read_text()


def test_what_is_loaded_ahead_is_there():
    ahead = re.findall(r'modulepreload" href="(.*?)"', (FOLDER / "index.html").read_text())

    assert [name for name in ahead if not (FOLDER / name).is_file()] == []


def test_files_are_short():
    long = [path.name for path in files() if len(path.read_text().splitlines()) > 300]

    assert [name for name in long if name != "style.css"] == []


def test_shell_is_light():
    assert sum(path.stat().st_size for path in [*files(), Path(FOLDER, "index.html")]) < 160_000
