import pytest

from cms.models import Notice
from cms.publishing import instants
from tests.admin.browsing import address, filled, signed_in, told


@pytest.fixture
def soup(kitchen):
    return kitchen.live(kitchen.recipe())


def end(account, item, notice, **data):
    client = signed_in(account)
    page = client.get(address(item, "end_notice", notice=notice.pk))
    return client.post(address(item, "end_notice"), filled(page, **data), follow=True)


def shown():
    return list(Notice.objects.shown(instants.now()))


def test_notice_is_listed_and_ended_with_a_reason(kitchen, soup):
    notice = kitchen.notice(soup)
    before = signed_in(kitchen.team.pam).get(address(soup, "post_notice")).context["posted"]

    answer = end(kitchen.team.pam, soup, notice, reason="The text says it now.")

    (after,) = answer.context["posted"]
    assert [each["is_shown"] for each in before] == [True]
    assert (told(answer), shown()) == (["Readers no longer see that notice."], [])
    assert after["period"].endswith("ended by Pam: The text says it now.")


def test_notice_of_another_item_is_not_ended_here(kitchen, soup):
    stew = kitchen.live(kitchen.recipe("stew"))
    notice = kitchen.notice(stew)

    answer = end(kitchen.team.pam, soup, notice, reason="Wrong.")

    assert "Select a valid choice." in answer.content.decode()
    assert shown() == [notice]


def test_notice_is_ended_by_publishers_only(kitchen, soup):
    notice = kitchen.notice(soup)
    page = {"notice": notice.pk, "reason": "Wrong.", "expected": 1}

    answer = signed_in(kitchen.team.ann).post(address(soup, "end_notice"), page)

    assert (answer.status_code, shown()) == (403, [notice])
