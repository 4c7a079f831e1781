"""Flags and comments that wait for a person."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.text import Truncator

from cms.admin.desk.pile import Line, Pile
from cms.admin.naming import item_url
from cms.models import Blocks, Comment, Flag, Revision

LONGEST_NOTE = 140


class MyFlags(Pile):
    name, title = "flags", "Flags for you"

    def rows(self):
        mine = Flag.objects.open().filter(assigned_to=self.person)
        return mine.order_by("-blocks", "opened_at", "pk")

    def with_what_is_told(self, keys):
        return Flag.objects.filter(pk__in=keys).select_related("item")

    def lines(self, rows):
        return [
            Line(
                url=item_url(flag.item, "flags"),
                item=flag.item,
                note=f"{flag.get_kind_display()}: {Truncator(flag.text).chars(LONGEST_NOTE)}",
                badge=_blocking(flag.blocks, flag.get_blocks_display()),
            )
            for flag in rows
        ]


def _blocking(blocks, label):
    return None if blocks == Blocks.NOTHING else (blocks, f"blocks {label.lower()}")


class MyComments(Pile):
    """Open threads that name me, that I take part in, or about text of mine; not my own last word."""

    name, title = "comments", "Comments to answer"

    def rows(self):
        last = Comment.objects.filter(Q(pk=OuterRef("pk")) | Q(answers=OuterRef("pk")))
        in_thread = Q(pk=OuterRef("pk")) | Q(answers=OuterRef("pk"))
        concerning_me = Comment.objects.filter(in_thread).filter(
            Q(author=self.person) | Q(mentioned=self.person)
        )
        my_text = Revision.objects.filter(pk=OuterRef("revision"), saved_by=self.person)
        threads = Comment.objects.open().annotate(
            last_word=Subquery(last.order_by("-at", "-pk").values("author")[:1])
        )
        mine = threads.filter(Exists(concerning_me) | Exists(my_text))
        return mine.exclude(last_word=self.person.pk).order_by("-blocks", "at", "pk")

    def with_what_is_told(self, keys):
        return Comment.objects.filter(pk__in=keys).select_related("item", "author")

    def lines(self, rows):
        return [
            Line(
                url=f"{item_url(each.item, 'comments')}#thread-{each.pk}",
                item=each.item,
                note=f"{each.author}: “{Truncator(each.text).chars(LONGEST_NOTE)}”",
                badge=("error", "blocks signing") if each.blocks else None,
            )
            for each in rows
        ]
