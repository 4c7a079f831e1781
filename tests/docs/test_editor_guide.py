"""The editor's guide names the people and the words that the admin shows."""

import re

from django.conf import settings

from cms.admin.items.pages import PAGES
from cms.admin.live_states import LiveState
from cms.editorial.demo_team import TEAM
from cms.models import Status

GUIDE = (settings.REPOSITORY / "docs" / "editor.md").read_text()


def rows(heading):
    """The first cells of the table under this row of heads."""
    table = GUIDE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return [line.split("|")[1].strip() for line in table.splitlines()[2:]]


def test_each_role_has_its_demo_account():
    found = re.findall(r"^\| ([\w ]+) \| `(\w+)` \|", GUIDE, re.MULTILINE)

    assert found == [(member.role.label, member.username) for member in TEAM]


def test_each_status_and_each_state_of_what_is_live_is_told():
    assert rows("status") == [each.label for each in Status if each != Status.DISCARDED]
    assert sorted(rows("readers see")) == sorted(LiveState.labels)


def test_each_button_is_told():
    buttons = {page.label for page in PAGES} - {"Compare", "Flags", "Resolve flag"}

    assert {label for label in buttons if f"*{label}*" not in GUIDE} == set()
