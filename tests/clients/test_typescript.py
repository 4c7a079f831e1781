"""The TypeScript client: its types compile, what is committed is what tsc makes, and it works."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients import team
from tools import clients

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def made(contract, tmp_path_factory):
    """``src`` and ``dist`` as ``make clients`` makes them of this work tree."""
    folder = tmp_path_factory.mktemp("typescript")
    shutil.copytree(clients.TYPESCRIPT / "src", folder / "src")
    for name in ("package.json", "tsconfig.json"):
        shutil.copy(clients.TYPESCRIPT / name, folder)
    clients.make_typescript(contract, folder)
    return folder


def texts(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.?s")}


@pytest.mark.parametrize("part", ["src", "dist"])
def test_client_is_made_of_this_contract(made, part):
    committed, fresh = texts(clients.TYPESCRIPT / part), texts(made / part)

    differing = [name for name in committed | fresh if committed.get(name) != fresh.get(name)]
    assert differing == [], "`make clients` makes them anew"


def test_types_let_pass_what_the_contract_allows_and_nothing_else(made):
    shutil.copy(HERE / "usage.ts", made / "src")

    checked = subprocess.run(
        [clients.programs() / "tsc", "--project", made, "--noEmit"], capture_output=True, text=True
    )

    assert checked.stdout == ""


def test_client_reads_syncs_and_previews(library):
    changed, withdrawn = "chiropractic-care", "lifestyle-modification"
    program = ["node", HERE / "live.mjs", library.address, changed, withdrawn]

    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as client:
        assert client.stdout.readline() == "work\n"
        told, _ = client.communicate(library.work(changed, withdrawn) + "\n", timeout=60)

    found = json.loads(told)
    assert found.pop("walked") == found.pop("counted")
    assert found == {
        "filtered": 3,
        "statuses": [200, 304],
        "mistyped": ["invalid-parameter", 400, "local"],
        "nothing": ["not-found", 404, None],
        "bibtex": "@",
        "stopped": "AbortError",
        "first": [True, True, 0],
        "again": 0,
        "checked": [1, True, True],
        "synced": [team.NEW, True, [[withdrawn, "The text was wrong."]]],
        "whole": 0,
        "gone": ["withdrawn", 410, "The text was wrong."],
        "draft": [team.DRAFT, "item"],
        "public": team.NEW,
        "refused": ["preview-refused", 403, None],
    }
