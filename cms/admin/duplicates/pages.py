"""What may be the same, two by two; and what a person decides about it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst

from cms.admin import house, numbers
from cms.admin.duplicates.pair import Pair
from cms.admin.items.conflict import revision_numbered
from cms.admin.live_states import status_badge
from cms.admin.naming import item_url, named
from cms.editorial import distinctions, policy
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import Distinction, Item, Status, content_types
from cms.publishing import impact, merging

PER_PAGE = 25
FURTHEST_PAGE = 100_000
MOST_USERS, MOST_COMPARED = 30, 1000


def _types(current):
    return [
        (
            capfirst(model._meta.verbose_name_plural),
            reverse("admin:duplicates_of", args=[name]),
            name == current,
        )
        for name, model in content_types().items()
    ]


def duplicates(request):
    """Those of the first type whose items have identifiers; the others are one click away."""
    types = sorted(content_types().items(), key=lambda each: not each[1].identifiers)
    return redirect("admin:duplicates_of", types[0][0])


def of_type(request, type_name):
    """What looks alike within one type."""
    model = content_types().get(type_name)
    if model is None:
        raise Http404("There is no such type of content.")
    number = min(max(numbers.sent(request.GET.get("page", "1"), otherwise=1), 1), FURTHEST_PAGE)
    first = (number - 1) * PER_PAGE
    # One more than is shown tells whether there are more, without counting them.
    found = list(distinctions.suspected(model)[first : first + PER_PAGE + 1])
    return house.page(
        request,
        "duplicates/list.html",
        title=f"Duplicates: {model._meta.verbose_name_plural}",
        opts=model._meta,
        types=_types(type_name),
        pairs=_told(model, found[:PER_PAGE]),
        number=number,
        previous=number - 1 if number > 1 else None,
        next=number + 1 if len(found) > PER_PAGE else None,
    )


def _told(model, likenesses):
    ids = {item for each in likenesses for item in (each.one_id, each.other_id)}
    contents = model.objects.select_related("item").in_bulk(ids)
    return [
        {
            "two": [
                (content, item_url(content.item), status_badge(content.item))
                for content in sorted([contents[each.one_id], contents[each.other_id]], key=str)
            ],
            "reason": each.reason,
            "url": reverse("admin:duplicates_compare", args=[each.one_id, each.other_id]),
        }
        for each in likenesses
    ]


def compare(request, one, other):
    """Two items side by side. ``?keep=`` says which one stays."""
    items = {
        each.pk: each for each in Item.objects.filter(pk__in=[one, other]).select_related("head")
    }
    if len(items) < 2 or len({each.type for each in items.values()}) > 1:
        raise Http404("There are no two such items of one type.")
    if any(each.status == Status.DISCARDED for each in items.values()):
        return redirect("admin:duplicates_of", items[one].type)
    survivor, duplicate = _which_stays(request, items[one], items[other])
    if request.method == "POST":
        return _act(request, survivor, duplicate)
    return _compare(request, survivor, duplicate)


def _which_stays(request, one, other):
    """As asked; else the public one, else the one that more names, else the older one."""
    wanted = request.POST.get("survivor") or request.GET.get("keep")
    if wanted in (str(one.pk), str(other.pk)):
        return (one, other) if wanted == str(one.pk) else (other, one)
    ranked = sorted(
        [one, other],
        key=lambda each: (
            not merging.is_live(each),
            -merging.users_of(each).order_by()[:MOST_COMPARED].count(),
            each.created_at,
        ),
    )
    return tuple(ranked)


def _compare(request, survivor, duplicate, refused=None, posted=None):
    model = content_types()[survivor.type]
    contents = model.objects.in_bulk([survivor.pk, duplicate.pk])
    pair = Pair(survivor, duplicate)
    users = list(merging.users_of(duplicate).select_related("head")[: MOST_USERS + 1])
    return house.page(
        request,
        "duplicates/compare.html",
        status=house.status_of(refused) if refused else 200,
        title=f"Are these the same {model._meta.verbose_name}?",
        opts=model._meta,
        type_name=survivor.type,
        list_url=reverse("admin:duplicates_of", args=[survivor.type]),
        refused=refused,
        reason=(posted or {}).get("reason", ""),
        why_apart=(posted or {}).get("why_apart", ""),
        sides=[_side(contents[each.pk], each) for each in (survivor, duplicate)],
        same=pair.same(),
        differences=pair.differences(),
        swap=f"?keep={duplicate.pk}",
        obstacles=merging.obstacles(duplicate, survivor),
        counts=impact.summary(duplicate),
        users=_users(users[:MOST_USERS]),
        has_more_users=len(users) > MOST_USERS,
        goes_by_release=merging.is_live(duplicate),
        may_not_merge=policy.refusal(request.user, "merge"),
        may_not_tell=policy.refusal(request.user, "tell apart"),
        distinction=_distinction(survivor, duplicate),
    )


def _side(content, item):
    return {
        "content": content,
        "item": item,
        "url": item_url(item),
        "badge": status_badge(item),
        "is_live": merging.is_live(item),
    }


def _users(items):
    return [
        {"name": name, "url": item_url(item), "is_approved": item.status == Status.APPROVED}
        for item, name in named(items)
    ]


def _distinction(one, other):
    pair = sorted([one.pk, other.pk])
    return Distinction.objects.filter(one=pair[0], other=pair[1]).select_related("person").first()


def _act(request, survivor, duplicate):
    try:
        if "tell_apart" in request.POST:
            distinctions.tell_apart(
                survivor, duplicate, by=request.user, reason=request.POST.get("why_apart", "")
            )
            messages.success(request, "It is on record that these two are not the same.")
            return redirect("admin:duplicates_of", survivor.type)
        merged = _merge(request, survivor, duplicate)
    except NotPermitted as refused:
        return _compare(request, survivor, duplicate, refused, request.POST)
    except Refused as refused:
        return _compare(request, *_again(survivor, duplicate), refused, request.POST)
    messages.success(request, _done(merged))
    return redirect(item_url(survivor))


def _again(*items):
    return [get_object_or_404(Item.objects.select_related("head"), pk=item.pk) for item in items]


def _merge(request, survivor, duplicate):
    posted = request.POST
    expected = (
        revision_numbered(duplicate, posted.get("duplicate_revision", "")),
        revision_numbered(survivor, posted.get("survivor_revision", "")),
    )
    return merging.merge(
        duplicate,
        survivor,
        by=request.user,
        expected=expected,
        reason=posted.get("reason", ""),
        chosen=Pair(survivor, duplicate).chosen(posted),
    )


def _done(merged):
    pointed = len(merged.pointed)
    sentence = f"Merged. {pointed} texts name this one now, as drafts." if pointed else "Merged."
    if merged.release:
        sentence += (
            " The other one is public still: a release that withdraws it waits for a publisher."
        )
    return sentence


PAGES = [
    ("duplicates/", duplicates, "duplicates"),
    ("duplicates/<slug:type_name>/", of_type, "duplicates_of"),
    ("duplicates/<uuid:one>/<uuid:other>/", compare, "duplicates_compare"),
]
