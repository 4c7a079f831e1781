"""What is said about an item, thread by thread, and whether its place still says the same."""

from dataclasses import dataclass

from django.db.models import Prefetch

from cms.admin import house
from cms.admin.telling import data_of
from cms.editorial import commenting, rules
from cms.models import Comment

MOST_THREADS = 200


@dataclass
class Thread:
    """A thread as pages show it. ``standing`` is ``here``, ``earlier`` (other text) or ``gone``."""

    opening: Comment
    answers: list[Comment]
    standing: str
    may_settle: bool
    may_answer: bool

    @property
    def is_open(self):
        return self.opening.resolved_at is None

    @property
    def place(self):
        return self.opening.place

    @property
    def anchor(self):
        return f"thread-{self.opening.pk}"


class Talk:
    """All threads of one item, in a constant number of queries; the newest where there are many."""

    def __init__(self, request, item, data):
        self.request, self.item, self.data = request, item, data
        self.may_comment = house.allows(request, "comment", item)
        answers = Comment.objects.select_related("author").prefetch_related("mentioned")
        openings = (
            Comment.objects.filter(item=item)
            .threads()
            .select_related("author", "resolved_by", "revision")
            .prefetch_related("mentioned", Prefetch("thread", answers))
            .order_by("-at", "-pk")[:MOST_THREADS]
        )
        self.settles = commenting.settles_any(item, request.user)
        earlier = {}
        self.threads = [self._thread(each, earlier) for each in reversed(openings)]

    def at(self):
        """``{place: [thread]}``."""
        found = {}
        for thread in self.threads:
            found.setdefault(thread.place, []).append(thread)
        return found

    def blocking(self):
        return [each for each in self.threads if each.is_open and each.opening.blocks]

    def _thread(self, opening, earlier):
        is_own = opening.author_id == self.request.user.person_id
        return Thread(
            opening,
            list(opening.thread.all()),
            self._standing(opening, earlier),
            may_settle=self.may_comment and (self.settles or is_own),
            may_answer=self.may_comment and opening.resolved_at is None,
        )

    def _standing(self, opening, earlier):
        place = opening.place
        if not place or self.data is None:
            return "here"
        part, _, key = place.partition("/")
        if key and key not in self.data["parts"].get(part, {}):
            return "gone"
        revision = opening.revision
        if revision.pk not in earlier:
            revision.item = self.item
            earlier[revision.pk] = data_of(revision)
        then = earlier[revision.pk]
        is_same = then is None or rules.fingerprint(then, place) == rules.fingerprint(
            self.data, place
        )
        return "here" if is_same else "earlier"
