"""Puts what is said about a text at the places it is said about."""

from cms.admin.reviewing.places import Laying
from cms.admin.reviewing.threads import Talk
from cms.admin.telling import data_of


class PageOfPlaces:
    """Mixin for pages of one item: ``revision`` laid out against ``before``, with all remarks."""

    def get_context_data(self, before=None, is_whole=False, **kwargs):
        after = data_of(self.revision)
        if after is None:
            return super().get_context_data(is_redacted=True, **kwargs)
        laying = Laying(
            self.item,
            after if is_whole else data_of(before) if before else None,
            after,
            self.model_admin.admin_site,
        )
        groups = laying.groups()
        talk = Talk(self.request, self.item, after)
        flags = list(self.item.flags.open().select_related("opened_by", "assigned_to"))
        elsewhere = _place(groups, self.findings, flags, talk.at())
        changed = [each for group in groups for each in group.places if each.kind != "same"]
        return super().get_context_data(
            before=before,
            is_first=laying.is_first,
            is_whole=is_whole,
            groups=groups,
            changed=changed,
            quiet=sum(each.is_quiet for group in groups for each in group.places),
            talk=talk,
            elsewhere=elsewhere,
            open_flags=flags,
            **kwargs,
        )


def _place(groups, findings, flags, threads):
    """Hang everything at its place; what has no place on the page is returned."""
    places = {each.place: each for group in groups for each in group.places}
    named = {group.name: group for group in groups if group.name}
    elsewhere = {"findings": [], "flags": [], "threads": threads.pop("", [])}
    for place, at_place in threads.items():
        spot = places.get(place)
        (spot.threads if spot else elsewhere["threads"]).extend(at_place)
    for told in findings:
        _hang(told, told["finding"].place, "findings", places, named, elsewhere)
    for flag in flags:
        _hang(flag, flag.place, "flags", places, named, elsewhere)
    return elsewhere


def _hang(what, where, kind, places, named, elsewhere):
    name, _, rest = where.partition("/")
    spot = places.get(f"{name}/{rest.partition('/')[0]}") or places.get(name) or named.get(name)
    (getattr(spot, kind) if spot else elsewhere[kind]).append(what)
