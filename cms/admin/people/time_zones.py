"""Times are shown in the time zone of whoever looks at them."""

from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone

from cms.delivery.cookies import ADMIN

KNOWN = frozenset(available_timezones())


def own_for_the_admin(get_response):
    """Middleware, after the account is known: the time zone of its person, else the library's."""

    def answer(request):
        if not request.path_info.startswith(ADMIN):
            return get_response(request)
        with timezone.override(_zone(request.user)):
            return get_response(request)

    return answer


def _zone(account):
    person = getattr(account, "person", None)
    name = person.time_zone if person else ""
    return ZoneInfo(name) if name in KNOWN else None
