"""What the library must be, said once more in plain Python: no database, no locks, no hashes.

A text is ``{place: word}``; every word was written by one person, so that it is known whose words
a text holds. One place, ``follows``, names another item.
"""

from dataclasses import dataclass, field
from datetime import timedelta

BLINK = timedelta(microseconds=1)
PLACES = ("title", "summary", "step")
EDITABLE = {"draft", "changes_requested", "approved"}


class No(Exception):
    """The act is refused."""


def require(condition):
    if not condition:
        raise No


@dataclass(eq=False)
class Revision:
    number: int
    text: dict
    by: str


@dataclass(eq=False)
class Item:
    name: str
    revisions: list
    status: str = "draft"
    round: int = 0
    parked: Revision | None = None
    begun: Revision | None = None
    is_flagged: bool = False

    @property
    def head(self):
        return self.revisions[-1]


@dataclass(eq=False)
class Publication:
    item: Item
    starts_at: object
    revision: Revision | None
    is_cancelled: bool = False


@dataclass(eq=False)
class Release:
    entries: dict
    kind: str
    starts_at: object
    bases: dict
    publications: list
    state: str = "sent"
    key: int | None = None


@dataclass
class Desk:
    clock: object
    items: list = field(default_factory=list)
    publications: list = field(default_factory=list)
    releases: list = field(default_factory=list)
    last_start: object = None
    wrote: dict = field(default_factory=dict)
    signed: set = field(default_factory=set)
    confirmed: dict = field(default_factory=dict)
    words: int = 0

    # Reading

    @property
    def present(self):
        return max(self.clock, self.last_start) if self.last_start else self.clock

    def in_force(self, item, at):
        started = [
            each
            for each in self.publications
            if each.item is item and not each.is_cancelled and each.starts_at <= at
        ]
        return max(started, key=lambda each: each.starts_at, default=None)

    def live(self, item, at):
        shown = self.in_force(item, at)
        return shown.revision if shown else None

    def public(self, at):
        """``{name: what readers see}`` at an instant, the whole of idea 3."""
        seen = {}
        for item in self.items:
            shown = self.in_force(item, at)
            if shown is not None:
                seen[item.name] = self._document(item, shown.revision, at)
        return seen

    def _document(self, item, revision, at):
        if revision is None:
            return "withdrawn"
        target = revision.text["follows"]
        card = None
        if target is not None:
            card = (target.name, self.live(target, at) is None)
        editions = [
            each
            for each in self.publications
            if each.item is item
            and each.revision is not None
            and not each.is_cancelled
            and each.starts_at <= at
        ]
        return {place: revision.text[place] for place in PLACES} | {
            "follows": card,
            "edition": len(editions),
        }

    def scheduled(self):
        to_come = [
            each for each in self.releases if each.state == "sent" and each.starts_at > self.present
        ]
        return sorted(to_come, key=lambda each: each.starts_at)

    def whose_new_words(self, item):
        """Who wrote words of the head that readers do not see now: they must never sign."""
        live = self.live(item, self.present)
        seen = live.text.values() if live else ()
        new = [word for word in item.head.text.values() if word not in seen]
        return {self.wrote[word] for word in new if word in self.wrote}

    def writers(self, item):
        return {revision.by for revision in item.revisions}

    # Writing

    def word(self, by):
        self.words += 1
        word = f"w{self.words}"
        self.wrote[word] = by
        return word

    def create(self, name, by):
        text = {place: self.word(by) for place in PLACES} | {"follows": None}
        item = Item(name, [Revision(1, text, by)])
        self.items.append(item)
        return item

    def edit(self, item, base, place, value, by):
        require(item.status in EDITABLE)
        if base is not item.head:
            self._require_in_use(base.text)
        mine = base.text | {place: value}
        merged, clashes = merged_texts(base.text, mine, item.head.text)
        require(not clashes)
        self._record(item, merged, by)

    def restore(self, item, revision, by):
        require(item.status in EDITABLE)
        self._require_in_use(revision.text)
        self._record(item, revision.text, by)

    def _require_in_use(self, text):
        require(text["follows"] is None or text["follows"].status != "discarded")

    def _record(self, item, text, by):
        self._require_in_use(text)
        if text != item.head.text:
            item.revisions.append(Revision(item.head.number + 1, dict(text), by))
            item.status = "draft"

    def submit(self, item):
        require(item.status in {"draft", "changes_requested"})
        item.status, item.round = "in_review", item.round + 1

    def take_back(self, item):
        require(item.status == "in_review")
        item.status = "draft"

    def request_changes(self, item):
        require(item.status == "in_review")
        item.status = "changes_requested"

    def approve(self, item, by):
        require(item.status == "in_review")
        require(by not in self.whose_new_words(item))
        item.status = "approved"
        self.signed.add(item.head)

    def discard(self, item):
        require(all(each.item is not item for each in self.publications))
        require(item.status in {"draft", "changes_requested"})
        for other in self.items:
            if other is not item and other.status != "discarded":
                texts = [other.head.text] + ([other.parked.text] if other.parked else [])
                require(all(text["follows"] is not item for text in texts))
        item.status = "discarded"

    def reaffirm(self, item):
        live = self.live(item, self.present)
        require(live is not None)
        self.confirmed[live] = self.clock

    def begin(self, item):
        require(item.status in EDITABLE)
        live = self.live(item, self.present)
        require(live is not None and item.parked is None and item.head.text != live.text)
        item.parked = item.head
        self._record(item, live.text, "pam")
        item.begun = item.head

    def finish(self, item):
        require(item.parked is not None and item.status in EDITABLE)
        merged, _ = merged_texts(item.begun.text, item.head.text, item.parked.text)
        item.parked = None
        self._record(item, merged, "pam")


def merged_texts(base, mine, theirs):
    """``(merged, places that clash)``; at a clash mine stands."""
    merged, clashes = {}, []
    for place in base:
        values = base[place], mine[place], theirs[place]
        merged[place] = theirs[place] if mine[place] == base[place] else mine[place]
        if len(set(values)) == 3:
            clashes.append(place)
    return merged, clashes
