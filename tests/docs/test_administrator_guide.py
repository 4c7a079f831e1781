"""The administrator's guide names what can be set and done, and nothing else."""

import re

from django.conf import settings
from django.core.management import get_commands

from cms.delivery import PUBLIC_TABLES

GUIDE = (settings.REPOSITORY / "docs" / "administrator.md").read_text()
FILES = ["mode", "settings", "settings_of_people", "settings_of_caches"]


def test_every_setting_is_in_the_table():
    texts = [(settings.REPOSITORY / "cms" / f"{name}.py").read_text() for name in FILES]
    read = re.findall(r'environment\.read\(\s*"([A-Z_]+)"', "\n".join(texts))
    named = re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE)

    assert sorted(named) == sorted(read)


def test_public_role_may_read_the_public_tables():
    (granted,) = re.findall(r"GRANT SELECT ON (.*?) TO reader;", GUIDE, re.DOTALL)

    assert re.split(r",\s+", granted) == [*PUBLIC_TABLES, "django_migrations"]


def test_commands_of_the_library_are_told():
    own = {name for name, app in get_commands().items() if app == "cms"}

    assert {name for name in own if f"manage.py {name}" in GUIDE} == own - {"quickstart"}
