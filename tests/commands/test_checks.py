import pytest
from django.core.checks import registry as checks

from cms.checks import demo_team_is_gone
from cms.editorial import demo_team
from tests.people import account


def found():
    return [(each.id, each.msg) for each in demo_team_is_gone(None)]


@pytest.mark.django_db
def test_demo_team_is_an_error_where_the_library_is_served(settings):
    account("Ann", "author")
    demo_team.create()
    settings.PRODUCTION = True

    names = ["admin", "auditor", "author", "clinician", "editor", "publisher"]
    assert found() == [
        (
            "cms.E002",
            f"The demo account “{name}” is here: everybody knows the password it was made with.",
        )
        for name in names
    ]


@pytest.mark.django_db
def test_demo_team_is_welcome_where_the_library_is_tried_out():
    demo_team.create()

    assert found() == []


@pytest.mark.django_db
def test_people_of_a_real_library_are_no_demo_team(settings):
    account("Ann", "author")
    settings.PRODUCTION = True

    assert found() == []


def test_check_is_asked_before_a_library_is_served():
    assert demo_team_is_gone in checks.registry.get_checks(include_deployment_checks=True)
