"""What an item is found by while people write: written with every save, from its working copy alone."""

from collections import defaultdict
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from cms.editorial import inserting, look_alikes
from cms.editorial.chunks import chunks
from cms.editorial.likenesses import InLibrary
from cms.models import Likeness, NameTerm, NameWord, SlugClaim, content_types
from cms.models.finding import LONGEST_TERM
from cms.text.naming import words_in

AT_ONCE = 500


def write(contents, known=None):
    """Let these items be found as they are now, and look what they look like.

    Call it where the end of the audit is held: what others saved is then to be seen. Whoever writes
    many, all of which are stored already, gives the same dictionary ``known`` each time.
    """
    known = {} if known is None else known
    for model in dict.fromkeys(map(type, contents)):
        for some in chunks([each for each in contents if type(each) is model]):
            _write(some, known.setdefault(model, {}))


def _write(contents, known):
    """Of one type, some at a time."""
    wanted = _wanted(contents)
    had = defaultdict(dict)
    for pk, item, term, size in _terms_of(wanted).values_list("pk", "item", "term", "size"):
        had[item][term, size] = pk
    gone = {
        pk for item, terms in had.items() for key, pk in terms.items() if key not in wanted[item]
    }
    new = {item: terms - had[item].keys() for item, terms in wanted.items()}
    changed = [
        each for each in contents if new[each.pk] or gone.intersection(had[each.pk].values())
    ]
    lost = {term for item in wanted for term, _ in had[item].keys() - wanted[item]}
    for some in chunks(sorted(gone)):
        NameTerm.objects.filter(pk__in=some).delete()
    _add(type(contents[0]), new)
    _prune(lost)
    if changed:
        _compare(changed, known)


def _wanted(contents):
    """``{item id: {(term, size)}}`` as the contents say now."""
    slugs = defaultdict(list)
    claims = SlugClaim.objects.filter(item__in=[each.pk for each in contents], is_slug=True)
    for item, slug in claims.values_list("item", "slug"):
        slugs[item].append(slug)
    return {each.pk: _found_by(each, slugs[each.pk]) for each in contents}


def _add(model, new):
    """Write ``{item id: {(term, size)}}``; they are so many that no object is made for each."""
    rows = [
        (item, model.type_name, term, size)
        for item, terms in new.items()
        for term, size in sorted(terms)
    ]
    if rows:
        inserting.insert_values(NameTerm, ["item", "type", "term", "size"], rows)
    _know({term for terms in new.values() for term, _ in terms})


def _terms_of(items):
    return NameTerm.objects.filter(item__in=list(items)).order_by()


def forget(item):
    """Nothing leads to a discarded item."""
    terms = NameTerm.objects.filter(item=item)
    gone = list(terms.values_list("term", flat=True))
    terms.delete()
    _prune(gone)
    Likeness.objects.filter(Q(one=item) | Q(other=item)).delete()


def _found_by(content, slugs):
    """``{(term, how many words the item has)}``."""
    words = set(words_in(_names(content, slugs)))
    words.update(words_in([getattr(content, name) for name in content.found_by]))
    known = look_alikes.known(content.pk, vars(content), type(content))
    marks = {mark for name in known.names for mark in look_alikes.edges_of(name)}
    marks.update(known.identifiers)
    terms = {each[:LONGEST_TERM] for each in words} | {look_alikes.term_of(each) for each in marks}
    return {(term, len(words)) for term in terms}


def _names(content, slugs):
    return [content.title, content.slug, *content.aliases, *slugs]


def _know(terms):
    """Remember words. In one order, so that no two writers wait for each other."""
    words = sorted(term for term in terms if term[0] not in look_alikes.SIGNS)
    NameWord.objects.bulk_create(map(NameWord, words), ignore_conflicts=True, batch_size=AT_ONCE)


def _prune(terms):
    """Forget those words that stand nowhere now."""
    if terms:
        types = list(content_types())
        still = NameTerm.objects.filter(type__in=types, term=OuterRef("word"))
        NameWord.objects.filter(~Exists(still), word__in=terms).delete()


def _compare(contents, known):
    """What each of these looks like now; of one type."""
    model, pks = type(contents[0]), [each.pk for each in contents]
    items = [look_alikes.known(each.pk, vars(each), model) for each in contents]
    Likeness.objects.filter(Q(one__in=pks) | Q(other__in=pks)).delete()
    library = InLibrary(model, items, known)
    # Two of them that are alike find each other, and are told once.
    found = {
        tuple(sorted([item.key, each.key])): each.reason
        for item in items
        for each in library.like(item)
    }
    Likeness.objects.bulk_create(
        (_likeness(model.type_name, *pair, reason) for pair, reason in found.items()),
        batch_size=AT_ONCE,
    )


def _likeness(type_name, one, other, reason):
    first, second = sorted([one, other])
    return Likeness(
        type=type_name,
        one_id=first,
        other_id=second,
        reason=reason,
        is_sure=reason.startswith(look_alikes.SURE),
    )


def rebuild():
    """Write all of it anew, type by type, and yield ``(type, how many items are done, of how many)``."""
    NameWord.objects.all().delete()
    for name, model in content_types().items():
        total = model.objects.count()
        with transaction.atomic():
            for done in _rebuild(model):
                yield name, done, max(done, total)


def _rebuild(model):
    """Yield how many items are done."""
    own, slugs = NameTerm.objects.filter(type=model.type_name), defaultdict(list)
    own.delete()
    claims = SlugClaim.objects.filter(type=model.type_name, is_slug=True)
    for item, slug in claims.values_list("item", "slug").iterator():
        slugs[item].append(slug)
    number, contents = 0, model.objects.order_by("pk").iterator(AT_ONCE)
    while some := list(islice(contents, AT_ONCE)):
        _add(model, {each.pk: _found_by(each, slugs[each.pk]) for each in some})
        yield number
        number += len(some)
    Likeness.objects.filter(type=model.type_name).delete()
    found = look_alikes.pairs(model, look_alikes.all_known(model))
    Likeness.objects.bulk_create(
        (_likeness(model.type_name, *pair) for pair in found), batch_size=AT_ONCE
    )
    yield number
