"""The contributor's guide adds a content type: whoever follows it gets one that works."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

GUIDE = settings.REPOSITORY / "docs" / "contributor.md"
MOST_LINES = 60
PROJECT = ["cms", "painlibrary", "tests", "tools", "fixtures", "manage.py", "pyproject.toml"]
BLOCK = re.compile(r"^```(python|diff|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:painlibrary|tests|fixtures)/[\w/]+\.(?:py|json))`")


def blocks():
    """``[(path, language, text)]``: each block is for the file that is named last before it."""
    guide = GUIDE.read_text()
    return [
        (PATH.findall(guide, 0, block.start())[-1], block[1], block[2])
        for block in BLOCK.finditer(guide)
    ]


def written(path, language, text):
    """The lines that a block has somebody write."""
    lines = text.splitlines()
    return [line[1:] for line in lines if line[0] == "+"] if language == "diff" else lines


def follow(block, folder):
    path, language, text = block
    file = folder / path
    if language != "diff":
        assert path.startswith("fixtures/") or not file.exists(), f"{path} is there already"
        file.write_text(text)
        return
    lines, added = text.splitlines(), written(*block)
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] == " ")
    now = file.read_text()
    assert not before or now.count(before) == 1, f"{path} does not have once:\n{before}"
    place = now.index(before) + len(before) if before else len(now)
    file.write_text(now[:place] + "".join(f"{line}\n" for line in added) + now[place:])


@pytest.fixture
def copy(tmp_path):
    """The project as somebody has it who followed the guide."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in PROJECT:
        source = settings.REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    for block in blocks():
        follow(block, folder)
    return folder


def run(folder, *command):
    own = {"PATH", "HOME", "LANG", "TMPDIR"}
    environment = {name: value for name, value in os.environ.items() if name in own}
    environment |= {"LIBRARY_MODE": "development", "STATE_DIR": str(folder.parent / "state")}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_type_of_the_guide_is_written_released_and_found(copy):
    run(copy, "manage.py", "makemigrations", "painlibrary", "--name", "device")

    run(copy, "manage.py", "makemigrations", "--check")
    told = run(
        copy,
        *["-m", "pytest", "-q", f"--database={connection.vendor}"],
        "tests/painlibrary/test_device.py",
    )

    assert "1 passed" in told
    paths = sorted({path for path, language, _ in blocks() if language != "json"})
    run(copy, "-m", "ruff", "check", *paths)
    run(copy, "-m", "ruff", "format", "--check", *paths)


def test_type_of_the_guide_is_short():
    code = [
        line
        for path, language, text in blocks()
        if path.startswith("painlibrary/")
        for line in written(path, language, text)
        if line.strip()
    ]

    assert 0 < len(code) < MOST_LINES
