"""Whatever a text of the repository links to is there."""

import re

import pytest
from django.conf import settings

NOT_OURS = {".venv", ".cache", ".git", ".pytest_cache", "var", "node_modules"}
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def texts():
    found = settings.REPOSITORY.rglob("*.md")
    return sorted(
        path
        for path in found
        if not NOT_OURS.intersection(path.relative_to(settings.REPOSITORY).parts)
    )


TEXTS = texts()


def prose(path):
    return CODE.sub("", FENCE.sub("", path.read_text()))


def anchors(path):
    """The names by which headings are linked to."""
    headings = HEADING.findall(prose(path))
    return {re.sub(r"[^\w\- ]", "", each).strip().lower().replace(" ", "-") for each in headings}


def is_there(path, link):
    address, _, anchor = link.partition("#")
    target = (path.parent / address).resolve() if address else path
    if not target.is_relative_to(settings.REPOSITORY) or not target.exists():
        return False
    return not anchor or anchor in anchors(target)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(settings.REPOSITORY)))
def test_every_relative_link_leads_somewhere(path):
    links = [link for link in LINK.findall(prose(path)) if "://" not in link]

    assert [link for link in links if not is_there(path, link)] == []


def test_links_are_found():
    readme = settings.REPOSITORY / "README.md"

    assert "docs/contributor.md" in LINK.findall(prose(readme))
    assert not is_there(readme, "docs/no-such-guide.md")
    assert not is_there(readme, "docs/contributor.md#no-such-heading")
    assert is_there(readme, "docs/contributor.md#adding-a-content-type")
