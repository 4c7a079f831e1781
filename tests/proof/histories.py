"""A random history of a small library: what people do in any order, through the real doors.

Each history is told by its number: the same one is the same history again.
"""

import random
from collections import Counter
from datetime import timedelta

from django.utils import timezone

from cms.editorial import saving
from cms.editorial.refusals import Refused
from cms.models import (
    Blocks,
    FlagKind,
    Item,
    Notice,
    NoticeKind,
    Publication,
    Redaction,
    Release,
    ReleaseState,
    Status,
    content_of,
)
from cms.publishing import flags, instants, notices, redaction, releases, withdrawing
from tests import kitchen as kitchens
from tests.sampleapp.models import Recipe

EDITABLE = {Status.DRAFT, Status.CHANGES_REQUESTED, Status.APPROVED}
CITING = "Hot [@{0}]."


class History:
    """``step`` does one act, or is refused it; ``done`` counts what was done."""

    def __init__(self, kitchen, number, clock):
        self.kitchen, self.team, self.clock = kitchen, kitchen.team, clock
        self.number, self.stopped_at = number, None
        self.random = random.Random(number)
        self.words = 0
        self.done = Counter()

    def branch(self, number):
        """The same history, which goes on in another way for each number."""
        if self.stopped_at is None:
            self.stopped_at = timezone.now()
        self.clock.move_to(self.stopped_at)
        other = History(self.kitchen, f"{self.number} {number}", self.clock)
        other.words, other.done = 100 * (number + 1), self.done
        return other

    def step(self):
        names, weights = zip(*ACTS.items(), strict=True)
        (name,) = self.random.choices(names, weights)
        try:
            is_done = getattr(self, name)()
        except Refused:
            is_done = False
        self.done[name if is_done is not False else f"{name} refused"] += 1
        self.clock.shift(timedelta(milliseconds=self.random.choice([1, 1, 7])))

    def word(self):
        self.words += 1
        return f"w{self.words}"

    # What is there

    def items(self):
        return list(Item.objects.exclude(status=Status.DISCARDED).order_by("created_at", "pk"))

    def live(self):
        shown = Publication.objects.live(instants.now()).values("item")
        return [
            each for each in self.items() if each.pk in set(shown.values_list("item", flat=True))
        ]

    def any_of(self, pool):
        if not pool:
            raise Refused("There is nothing to do it with.")
        return self.random.choice(pool)

    def minute(self):
        full = instants.now().replace(second=0, microsecond=0)
        return full + timedelta(minutes=self.random.randint(1, 40))

    # What authors, reviewers and publishers do

    def write(self):
        """Other words in a draft, which is nobody's business yet."""
        item = self.any_of([each for each in self.items() if each.status in EDITABLE])
        self.edit(item)

    def edit(self, item):
        base = kitchens.current(item).head
        with saving.editing(item, by=self.team.ann, base=base):
            content = content_of(item)
            self.random.choice(self.edits(content))(content)
            content.save()

    def edits(self, content):
        common = [self.retitle, self.rename]
        return [*common, self.repage] if content.type_name == "book" else [*common, *self.of_recipe]

    @property
    def of_recipe(self):
        return [self.cite, self.follow, self.reprice]

    def retitle(self, content):
        content.title = self.word()

    def rename(self, content):
        content.slug = f"{content.slug[:8].rstrip('-')}-{self.word()}"

    def repage(self, content):
        content.pages = self.random.randint(1, 999)

    def reprice(self, content):
        content.price = self.random.randint(1, 99)

    def cite(self, content):
        books = [content_of(each).slug for each in self.items() if each.type == "book"]
        content.summary = self.random.choice(["", CITING.format(self.any_of(books))])

    def follow(self, content):
        others = [each for each in self.items() if each.type == "recipe" and each != content.item]
        content.follows_id = self.random.choice([None, self.any_of(others).pk])

    def publish(self):
        chosen = self.random.choice([1, 1, 2])
        pool = [each for each in self.items() if each.status in EDITABLE]
        items = self.random.sample(pool, min(chosen, len(pool)))
        for each in items:
            if each.status != Status.APPROVED or self.random.random() < 0.6:
                self.edit(each)
            each = kitchens.current(each)
            if each.status != Status.APPROVED:
                self.kitchen.approved(each)
        starts_at = self.minute() if self.random.random() < 0.35 else None
        self.send(items, starts_at)

    def send(self, items, starts_at):
        """What is missing is added: a link to a draft goes live with the draft."""
        prepared = self.kitchen.prepared(*items)
        releases.send(prepared, by=self.team.pam, starts_at=starts_at)

    def reaffirm(self):
        """Reviewed, and nothing to change: the same text is published again."""
        item = self.any_of([each for each in self.live() if each.status == Status.APPROVED])
        by = self.kitchen.reviewer_of(item)
        kitchens.signing.reaffirm(item, by=by, proof=kitchens.proof(by))
        self.clock.shift(timedelta(seconds=1))
        self.send([item], None)

    def withdraw(self):
        item = self.any_of(self.live())
        starts_at = self.minute() if self.random.random() < 0.3 else None
        withdrawing.withdraw(
            item,
            by=self.team.pam,
            reason=self.word(),
            successor=self.random.choice([None, *self.live()]),
            starts_at=starts_at,
        )

    def withdraw_at_once(self):
        item = self.any_of(self.live())
        withdrawing.withdraw(item, by=self.team.pam, reason=self.word(), emergency=True)

    def roll_back(self):
        started = list(Release.objects.started(instants.now()))
        withdrawing.roll_back(self.any_of(started[-2:]), by=self.team.pam, reason="Wrong.")

    def cancel(self):
        waiting = list(Release.objects.scheduled(instants.now()))
        releases.cancel(self.any_of(waiting), by=self.team.pam, reason="Not yet.")

    def hold(self):
        """Something turns up about a text that waits: its release is held."""
        waiting = Release.objects.scheduled(instants.now()).exclude(entries__revision=None)
        entry = self.any_of(list(waiting)).entries.first()
        flag = flags.open_flag(
            entry.item, by=self.team.ann, kind=FlagKind.GAP, text="Salt?", blocks=Blocks.RELEASE
        )
        assert Release.objects.get(pk=entry.release_id).state == ReleaseState.HELD
        flags.resolve_flag(flag, by=self.team.ann, resolution="Yes.")

    def post_notice(self):
        item = self.any_of(self.live())
        place = self.random.choice(["", "", "summary" if item.type == "recipe" else "pages"])
        notices.post(
            item,
            by=self.team.pam,
            kind=self.random.choice(NoticeKind.values),
            text=self.word(),
            place=place,
            hides_place=bool(place),
            ends_at=self.random.choice([None, self.minute()]),
        )

    def end_notice(self):
        shown = list(Notice.objects.shown(instants.now()))
        notices.end(self.any_of(shown), by=self.team.pam, reason="Done.")

    def redact(self):
        """Text that was public once must go, wherever it was copied to."""
        item = self.any_of(self.items())
        shown = item.publications.filter(revision__isnull=False).order_by("starts_at").first()
        if shown is None or Redaction.objects.filter(revision=shown.revision).exists():
            return False
        if shown.revision_id == item.head_id:
            self.edit(item)
        asked = redaction.ask(shown.revision, by=self.team.ada, reason="A name.")
        redaction.confirm(asked, by=self.team.abe)
        return None

    def tick(self):
        self.clock.shift(timedelta(seconds=self.random.choice([1, 30, 61, 600, 1800])))

    def create(self):
        item = kitchens.write(Recipe, f"new-{self.word()}", by=self.team.ann)
        self.kitchen.approved(item)
        self.send([item], None)


ACTS = {
    "publish": 9,
    "withdraw": 3,
    "withdraw_at_once": 2,
    "roll_back": 2,
    "post_notice": 3,
    "end_notice": 2,
    "tick": 5,
    "cancel": 2,
    "hold": 1,
    "redact": 2,
    "reaffirm": 1,
    "create": 1,
    "write": 1,
}
