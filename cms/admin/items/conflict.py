"""When a form cannot be stored because others were quicker: everything typed is kept."""

import re

from django.http import QueryDict
from django.template.response import TemplateResponse

from cms.admin import house
from cms.admin.telling import Telling
from cms.editorial import saving

CHOICE = "clash:"
NOT_PERMITTED = 403
NUMBER = re.compile(r"[0-9]{1,9}")


def clash_page(model_admin, request, item, clash):
    """Place by place: what it was, what is saved now, what you wrote, and whose text to keep."""
    telling = Telling(item.type, clash.mine, clash.theirs, clash.base)
    places = [
        {
            "name": f"{CHOICE}{place}",
            "label": telling.label(place),
            "base": telling.value(place, _at(clash.base, place)),
            "theirs": telling.value(place, _at(clash.theirs, place)),
            "mine": telling.value(place, _at(clash.mine, place)),
        }
        for place in clash.details
    ]
    context = {"refused": clash, "places": places, "against": clash.against}
    return _page(model_admin, request, item, "admin/cms/items/clash.html", context)


def not_saved_page(model_admin, request, item, refused):
    """The sentence of a refusal, with the input kept so that it can be saved once that is over."""
    status = house.status_of(refused)
    context = {"refused": refused, "is_permitted": status != NOT_PERMITTED}
    return _page(model_admin, request, item, "admin/cms/items/not_saved.html", context, status)


def _page(model_admin, request, item, template, context, status=409):
    context |= {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Not saved yet",
        "item": item,
        "back": model_admin.url("change", item.pk) if item else model_admin.url("changelist"),
        "kept": list(_kept(request.POST)),
    }
    return TemplateResponse(request, template, context, status=status)


def _kept(posted: QueryDict):
    """Every input of the form, but for tokens and answers that belong to one page."""
    for name, values in posted.lists():
        if name not in ("csrfmiddlewaretoken", "against", "_show_again") and not name.startswith(
            CHOICE
        ):
            yield from ((name, value) for value in values)


def _at(data, place):
    name, _, key = place.partition("/")
    if not key:
        return data["fields"].get(name)
    row = data["parts"].get(name, {}).get(key)
    return row and {field: value for field, value in row.items() if field != "order"}


def revision_numbered(item, number):
    """The revision of that number, as a form gives it; or None."""
    is_number = NUMBER.fullmatch(number) is not None
    return item.revisions.filter(number=number).first() if is_number else None


def settled(posted, item):
    """The answers given on the clash page, or None where the form did not come from there."""
    against = revision_numbered(item, posted.get("against", ""))
    if against is None:
        return None
    answers = {
        name.removeprefix(CHOICE): posted[name] for name in posted if name.startswith(CHOICE)
    }
    return saving.Settled(
        against,
        mine=frozenset(place for place, answer in answers.items() if answer == "mine"),
        theirs=frozenset(place for place, answer in answers.items() if answer == "theirs"),
    )
