"""What looks like something in the library: asked of the database, for many items at once."""

from collections import Counter, defaultdict

from django.db.models import Count, Exists, OuterRef

from cms.editorial import look_alikes
from cms.editorial.look_alikes import LARGEST_BLOCK, Judge, term_of
from cms.models import NameTerm, NameWord

# SQLite takes no more values in one query than some tens of thousands.
AT_ONCE = 10_000
# What is known of so many items is not read again for the next ones that are compared.
MOST_KNOWN = 50_000


class InLibrary:
    """Finds what items of a type look like; ``items`` are all that it will be asked about.

    The number of queries does not depend on how many they are. ``known`` is what was read for others
    of the type, ``{id: Known}``, while nobody changes any; it is added to.
    """

    def __init__(self, model, items, known=None):
        self.judge = Judge(model)
        self.terms = NameTerm.objects.filter(type=model.type_name)
        counts = self._counts(items)
        self.blocks = {name: self._small(name, counts) for item in items for name in item.names}
        wanted = {term for terms in self.blocks.values() for term in terms}
        wanted.update(term_of(each) for item in items for each in item.identifiers)
        having = self._having(wanted)
        self.known = self._read(
            model, set().union(*having.values()), {} if known is None else known
        )
        self.having = {
            term: [self.known[pk] for pk in pks if pk in self.known] for term, pks in having.items()
        }

    @staticmethod
    def _read(model, pks, known):
        """What is known of these, and perhaps of others."""
        if len(known) > MOST_KNOWN:
            known.clear()
        for some in _parts(sorted(pks - known.keys())):
            known.update((each.key, each) for each in look_alikes.all_known(model, pk__in=some))
        return known

    def like(self, item):
        """What looks like ``item``, the surest first."""

        def sharing(identifier):
            having = self.having.get(term_of(identifier), ())
            # A term may be cut off.
            return [each for each in having if identifier in each.identifiers]

        def candidates(name):
            own = self.known.get(item.key)
            others = [each for each in self._sharing_blocks(name) if each is not own]
            return [(each, called) for each in others for called in each.names]

        return self.judge.likenesses(item, sharing, candidates)

    def near(self, name):
        """Ids of what shares a block with a name."""
        return {each.key for each in self._sharing_blocks(name)}

    def _sharing_blocks(self, name):
        """Each once. They are told apart as objects, which is done sooner than by their ids."""
        having = (self.having.get(term, ()) for term in self.blocks[name])
        return {id(each): each for some in having for each in some}.values()

    def _counts(self, items):
        """How many items have each term, but for words that are too common to tell anything."""
        names = {name for item in items for name in item.names}
        words = {word for name in names for word in name.split()}
        rare = set()
        for some in _parts(sorted(words)):
            one_more = self.terms.filter(term=OuterRef("word"))[LARGEST_BLOCK : LARGEST_BLOCK + 1]
            found = NameWord.objects.filter(~Exists(one_more), word__in=some)
            rare.update(found.values_list("word", flat=True))
        marks = {term_of(each) for name in names for each in look_alikes.edges_of(name)}
        counts = Counter()
        for some in _parts(sorted(rare | marks)):
            counted = self.terms.filter(term__in=some).values_list("term")
            counts.update(dict(counted.annotate(Count("pk")).order_by()))
        # Words that are common, or that nothing has, are no help: the others come before them.
        return counts | Counter(dict.fromkeys(words - rare, LARGEST_BLOCK + 1))

    @staticmethod
    def _small(name, counts):
        terms = [term_of(each) for each in look_alikes.blocks_of(name, counts)]
        return [term for term in terms if 0 < counts[term] <= LARGEST_BLOCK]

    def _having(self, terms):
        """``{term: ids of the items that have it}``."""
        having = defaultdict(list)
        for some in _parts(sorted(terms)):
            for term, pk in self.terms.filter(term__in=some).values_list("term", "item"):
                having[term].append(pk)
        return having


def _parts(values):
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
