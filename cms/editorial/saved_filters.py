"""The filters of a list that somebody keeps under a name, for themselves or for all."""

from django.http import QueryDict

from cms.editorial import audit, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import SavedFilter
from cms.text.characters import REFUSED

LONGEST_NAME = SavedFilter._meta.get_field("name").max_length
LONGEST_QUERY = SavedFilter._meta.get_field("query").max_length
MOST_PER_LIST = 30
# Which page somebody was on is no filter.
NOT_KEPT = {"p", "e", "_popup", "_to_field", "_changelist_filters"}


def kept(query):
    """The part of a query string that says what a list shows, always in the same order."""
    given = QueryDict(query)
    wanted = QueryDict(mutable=True)
    for name in sorted(given):
        if name not in NOT_KEPT:
            wanted.setlist(name, given.getlist(name))
    return wanted.urlencode()


def visible_to(person, list_name):
    """One's own and those that others share, by name."""
    filters = SavedFilter.objects.filter(list_name=list_name).select_related("person")
    return filters.filter(person=person) | filters.filter(is_shared=True)


def save(name, *, by, list_name, query, shared=False):
    """Keep the filters; one's own of the same name are replaced."""
    with attempt("save filter", by=by):
        policy.require(by, "save filter")
        name, query = REFUSED.sub("", name).strip(), kept(query)
        if not name or len(name) > LONGEST_NAME:
            raise Refused(f"Give the filters a name of at most {LONGEST_NAME} characters.")
        if not query:
            raise Refused("Nothing is filtered. Choose filters or search first, then save them.")
        if len(query) > LONGEST_QUERY:
            raise Refused("These are too many filters to keep. Take some away.")
        own = SavedFilter.objects.filter(person=by.person, list_name=list_name)
        if own.exclude(name=name).count() >= MOST_PER_LIST:
            raise Refused(f"You keep {MOST_PER_LIST} filters of this list. Delete one first.")
        found, _ = SavedFilter.objects.update_or_create(
            person=by.person,
            list_name=list_name,
            name=name,
            defaults={"query": query, "is_shared": shared},
        )
        audit.record("filter saved", by=by, list=list_name, name=name, shared=shared)
        return found


def delete(saved, *, by):
    with attempt("save filter", by=by):
        policy.require(by, "save filter")
        if saved.person_id != by.person_id:
            raise NotPermitted(f"{saved.person} saved “{saved}”, and can delete it.")
        saved.delete()
        audit.record("filter deleted", by=by, list=saved.list_name, name=saved.name)
