"""Search over all that is live: one interface, and a backend for each database below it.

``finding.find(text, at=…, synonyms=…, types=…)`` gives what was ``Found``: the publications, best
first in a total order; what was found instead of a word that nothing live has; suggestions; and
highlights. A backend (``cms.models.full_text``) only says in which entries terms stand; all that decides
which answer is better is written once, here, so that both databases answer alike.

Words that mean the same come from the content app as data, ``synonyms.Synonyms``, which the catalog
holds::

    {"equal": [["ESI", "epidural steroid injection"], …], "includes": {"x-ray": ["fluoroscopy"], …}}

Everything in one row of ``equal`` finds everything else in it; a word of ``includes`` finds its list,
not the reverse; a word of ``distinct`` is never taken for another one misspelled. No statistics of the
whole index are used anywhere: they would tell what is scheduled.
"""
