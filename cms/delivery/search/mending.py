"""Words that nobody finds anything by: what was meant, and what to look for instead.

Only what is live at that instant is ever named: each word and title is looked up among it.
"""

from django.db.models.functions import Length

from cms import replicas
from cms.models import full_text
from cms.text.terms import term, words

# How many words are looked up at once.
AT_ONCE = 40
MOST_SUGGESTIONS = 5
# How many first letters a title has to have in common with what was typed.
BEGINNING = 3


def corrections(query, are_held, synonyms):
    """``{word: what is live and most like it}`` for the words of a query that nothing live has.

    ``are_held`` tells of each of some conditions whether it holds in anything live.
    """
    single = [each for each in query.clauses if _may_be_misspelled(each, synonyms)]
    known = are_held([each.condition for each in single])
    unknown = [each.words[0] for each, is_known in zip(single, known, strict=True) if not is_known]
    found = ((word, _nearest(word, are_held, synonyms)) for word in unknown)
    return {word: meant for word, meant in found if meant}


def _may_be_misspelled(clause, synonyms):
    is_word = len(clause.words) == 1 and not clause.is_phrase
    return is_word and not synonyms.is_meant(clause.words[0])


def _nearest(word, are_held, synonyms):
    stored = full_text.words_like(replicas.alias(), word)
    alike = full_text.nearest(word, {*stored, *synonyms.words})
    for start in range(0, len(alike), AT_ONCE):
        some = alike[start : start + AT_ONCE]
        held = are_held([_said(each, synonyms) for each in some])
        for each, is_live in zip(some, held, strict=True):
            if is_live:
                return each
    return None


def _said(word, synonyms):
    """That the word itself is written somewhere, or something else that means the same."""
    others = synonyms.others.get((term(word),), [])
    return full_text.AnyOf((full_text.written(word), *map(full_text.Phrase, others)))


def corrected(text, found):
    """The text with the words that were meant."""
    pieces, end = [], 0
    for word in words(text):
        pieces += [text[end : word.start], found.get(word.plain, text[word.start : word.end])]
        end = word.end
    return "".join([*pieces, text[end:]])


def titles_like(query, live, shown):
    """Titles that begin a word like one of the query, shortest first."""
    typed = [word for clause in query.clauses for word in clause.words]
    beginnings = {word[:BEGINNING] for word in typed if len(word) >= BEGINNING}
    if not beginnings:
        return []
    begins = full_text.AnyOf(tuple(map(full_text.Prefix, sorted(beginnings))))
    named = live.filter(shown.holds(begins, ("title", "aliases"))).exclude(title="")
    ordered = named.order_by(Length("title"), "title_key", "item_id")
    return list(dict.fromkeys(ordered.values_list("title", flat=True)[:MOST_SUGGESTIONS]))
