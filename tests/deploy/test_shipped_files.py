"""What is shipped for systemd: it is understood, and names every setting that there is."""

import re
import subprocess

import pytest
from django.conf import settings

from tests.deploy import scaled
from tests.deploy.fronts import DEPLOY

UNIT = DEPLOY / "systemd" / "library@.service"
ENVIRONMENT = (DEPLOY / "systemd" / "environment").read_text()
GUIDE = (settings.REPOSITORY / "docs" / "administrator.md").read_text()
NAMED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)


@pytest.fixture(autouse=True)
def within_a_minute():
    """Nothing is cached here."""


@pytest.mark.parametrize(("said", "wrong"), [("Restart=always", ""), ("Restrat=always", "Restrat")])
def test_systemd_understands_the_unit(tmp_path, said, wrong):
    unit = tmp_path / "library@8000.service"
    text = UNIT.read_text().replace("/srv/library", str(settings.REPOSITORY))
    unit.write_text(text.replace("Restart=always", said))

    found = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )

    complaints = (found.stdout + found.stderr).strip()
    assert (wrong in complaints) if wrong else (complaints == "")


def test_unit_begins_one_web_server_on_the_port_that_names_it():
    command = ["-m", "cms.serving", "--bind", "127.0.0.1:8001"]
    assert scaled.shipped_command(8001)[1:] == command


def test_environment_names_every_setting_once():
    told = re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE)

    assert sorted(NAMED.findall(ENVIRONMENT)) == sorted(told)


def test_environment_sets_what_is_needed_and_leaves_secrets_to_be_chosen():
    lines = [line for line in ENVIRONMENT.splitlines() if line and not line.startswith("#")]
    chosen = dict(line.split("=", 1) for line in lines)

    assert [name for name, value in chosen.items() if not value] == ["SECRET_KEY"]
    assert set(chosen) > {"LIBRARY_MODE", "ALLOWED_HOSTS", "PUBLIC_URL", "DATABASE_URL"}
