"""Rolling back an urgent release: a reviewer signs on the publisher's page."""

import pytest
from django.urls import reverse

from cms.models import Release
from cms.publishing import releases, urgent
from tests.admin.browsing import filled, signed_in
from tests.admin.people.coming_in import code_of, with_app
from tests.kitchen import change, current
from tests.people import PASSWORD


@pytest.mark.parametrize(("later", "status"), [(1, 200), (9, 409)], ids=["right", "wrong"])
def test_reviewer_with_a_second_factor_signs_a_roll_back_with_it(kitchen, later, status):
    secret, _ = with_app(kitchen.team.carl)
    soup = kitchen.live(kitchen.recipe())
    change(soup, by=kitchen.team.ann, title="Potage")
    urgent.begin(current(soup), by=kitchen.team.ann)
    change(soup, by=kitchen.team.ann, summary="Very hot.")
    fix = releases.prepare("Fix", by=kitchen.team.pam, items=[kitchen.approved(soup)])
    fix = kitchen.send(fix)
    given = {"username": "carl", "password": PASSWORD, "code": code_of(secret, later)}

    page = reverse("admin:cms_release_roll_back", args=[fix.pk])
    client = signed_in(kitchen.team.pam)
    entries = filled(client.get(page), reason="Not so hot.", **given)
    answer = client.post(page, entries, follow=True)

    assert answer.status_code == status
    assert Release.objects.filter(rolls_back=fix).exists() == (status == 200)
