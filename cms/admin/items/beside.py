"""What stands beside the form: findings, flags, comments, where the item is used, its dates."""

from dataclasses import dataclass

from cms.admin.naming import item_url, named
from cms.editorial import rules
from cms.models import Comment, Item
from cms.publishing import impact, instants

MOST_FINDINGS = 40
MOST_NOTES = 5
MOST_USES = 8
# The newest texts that name it: of these some are shown.
MOST_LOOKED_AT = 200
MOST_REVISIONS = 5


@dataclass(frozen=True)
class Noted:
    """Something that is said about a place, and where the place is on this page."""

    label: str
    sentence: str
    kind: str
    at: str
    rule: str = ""


def beside(model_admin, request, content, sections):
    item, at = content.item, Places(sections)
    flags = list(item.flags.open()[: MOST_NOTES + 1])
    comments = list(
        Comment.objects.filter(item=item).open().select_related("author")[: MOST_NOTES + 1]
    )
    findings = _findings(item, at)
    live, drafts = used_by(item)
    return {
        "findings": findings[:MOST_FINDINGS],
        "findings_count": len(findings),
        "flags": [_noted(each, each.get_kind_display(), at) for each in flags],
        "comments": [_noted(each, each.author.name, at) for each in comments],
        "most_notes": MOST_NOTES,
        "live_uses": live,
        "draft_uses": drafts,
        "most_uses": MOST_USES,
        "revisions": list(
            item.revisions.select_related("saved_by")
            .defer("text")
            .order_by("-number")[:MOST_REVISIONS]
        ),
        "comments_url": model_admin.url("comments", item.pk),
        "flags_url": model_admin.url("flags", item.pk),
        "history_url": model_admin.url("history", item.pk),
        "used_url": model_admin.url("where_used", item.pk),
        "compare_url": model_admin.url("compare", item.pk),
    }


class Places:
    """Where on the page a place of the text stands, and what it is called there.

    Places are written ``summary`` or ``risks/infection/sources``.
    """

    def __init__(self, sections):
        lists = [each for section in sections for each in section.lists]
        self.lists = {each.name: each for each in lists}
        self.rows = {f"{each.name}/{row.key}": row for each in lists for row in each.rows}
        entries = (entry for section in sections for line in section.lines for entry in line)
        self.labels = {entry.name: entry.label for entry in entries}

    def address(self, place):
        """The id of the field, of the row or of the list, whichever is there."""
        part, key, name = _parted(place)
        row = self.rows.get(f"{part}/{key}")
        if part in self.lists:
            return (f"id_{row.id}-{name}" if name else row.id) if row else part
        return f"id_{part}" if part in self.labels else ""

    def label(self, place):
        """``risks/infection/sources`` as “Risks › Infection › Sources”."""
        part, key, name = _parted(place)
        if part not in self.lists:
            return self.labels.get(part, place)
        row = self.rows.get(f"{part}/{key}")
        words = [
            self.lists[part].title,
            row.name if row else key,
            row.label(name) if row else name,
        ]
        return " › ".join(filter(None, words))


def _parted(place):
    part, _, rest = place.partition("/")
    key, _, name = rest.partition("/")
    return part, key, name


def _findings(item, at):
    if not item.head.text:
        return []
    # The same row: the rules need not read it again.
    item.head.item = item
    return [
        Noted(
            at.label(each.place),
            each.sentence,
            each.severity,
            at.address(each.place),
            each.rule,
        )
        for each in rules.findings(item.head)
    ]


def _noted(remark, kind, at):
    place = remark.place
    return Noted(at.label(place) if place else "", remark.text, kind, at.address(place))


def used_by(item):
    """``(live, drafts)``: some of the items that show this one, as ``[(name, address)]``.

    Each holds one more than is shown, where there are more. Drafts name it only in newer text.
    """
    live = impact.live_that_show(item, instants.now(), MOST_LOOKED_AT)
    shown = live.order_by("title_key", "item").values("item", "type", "title")[: MOST_USES + 1]
    names = [(each["title"], item_url(Item(id=each["item"], type=each["type"]))) for each in shown]
    drafts = impact.drafts_that_name(item, MOST_LOOKED_AT)
    newer = drafts.exclude(pk__in=live.order_by().values("item")).order_by("type", "pk")
    return names, [(name, item_url(each)) for each, name in named(newer[: MOST_USES + 1])]
