"""One change of the live copy: what some items are now, and whatever shows one of them."""

from cms.models import Link, LiveItem, LiveText, Publication
from cms.publishing import progress
from cms.publishing.live import texts
from cms.publishing.live.postings import Changes
from cms.publishing.live.terms import terms_of
from cms.publishing.progress import Step

AT_ONCE = 500
# Of the cards that are shown in what is composed next, too.
MOST_CARDS = 10_000


class Update:
    """To what is public ``at`` an instant, as ``generation``; the caller holds the library lock."""

    def __init__(self, generation, at):
        self.generation, self.at = generation, at
        self.changes, self.cards = Changes(), {}

    def of(self, items):
        """Make these items, and all that shows one whose card changed, what they are now."""
        reshown, done = set(), 0
        for some in slices(sorted(items)):
            progress.tell(Step.FOLLOWING, done, len(items))
            reshown |= self.own(some)
            done += len(some)
        self.show_again(reshown, but=items)
        self.write_postings()

    def show_again(self, changed, but=frozenset()):
        """Compose anew what shows one of these, but for those that are anew already."""
        showing, done = sorted(self._showing(changed) - but), len(but)
        for some in slices(showing):
            progress.tell(Step.FOLLOWING, done, len(but) + len(showing))
            self._recompose(some)
            done += len(some)

    def own(self, items):
        """Write what these items say and stand in. Returns those whose cards are others now."""
        before = self._before(items)
        publications = list(self._shown(items))
        rows = self._rows(publications, self._ordinals(publications, before))
        terms = terms_of(publications, [row.hidden for row in rows])
        self.changes.learn({key for each in terms for key in each})
        for row, each in zip(rows, terms, strict=True):
            told = before.pop(row.item.item_id, None)
            row.text.terms = self.changes.note(row.item.ordinal, each, told.terms if told else "")
            if told and told.card == row.text.card:
                items = items - {row.item.item_id}
        self._forget(before.values())
        texts.store(rows, with_terms=True)
        return items

    def write_postings(self):
        self.changes.write(self.generation.number)

    def _recompose(self, items):
        publications = list(self._shown(items))
        ordinals = dict(LiveItem.objects.filter(item__in=items).values_list("item", "ordinal"))
        texts.store(self._rows(publications, ordinals), with_terms=False)

    def _rows(self, publications, ordinals):
        if len(self.cards) > MOST_CARDS:
            self.cards.clear()
        return texts.rows(publications, self.at, ordinals, self.cards)

    def _shown(self, items):
        return shown(self.at).filter(item__in=items)

    def _before(self, items):
        """``{item id: LiveText}`` as the copy has it."""
        found = LiveText.objects.filter(live__item__in=items).select_related("live")
        found = found.defer("listed", "sections")
        return {each.live.item_id: each for each in found}

    def _ordinals(self, publications, before):
        ordinals = {item: each.live_id for item, each in before.items()}
        for item in (each.item_id for each in publications):
            if item not in ordinals:
                self.generation.ordinals += 1
                ordinals[item] = self.generation.ordinals
        return ordinals

    def _forget(self, texts_before):
        """Take what is live no more out of the copy."""
        gone = list(texts_before)
        for each in gone:
            self.changes.note(each.live_id, {}, each.terms)
        LiveItem.objects.filter(pk__in=[each.live_id for each in gone]).delete()

    def _showing(self, items):
        """Live items that name one of these."""
        found = set()
        for some in slices(sorted(items)):
            named = Link.objects.filter(target__in=some, publication__live__isnull=False)
            found.update(named.order_by().values_list("publication__item", flat=True).distinct())
        return found


def shown(at):
    """The publications that the copy is of, in the order in which ordinals are given."""
    # A redacted text is public no more: its columns are empty.
    return (
        Publication.objects.live(at).exclude(document="").order_by("type", "title_key", "item_id")
    )


def slices(items):
    """Sets of some of the items at a time."""
    return (set(items[first : first + AT_ONCE]) for first in range(0, len(items), AT_ONCE))
