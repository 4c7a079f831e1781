"""The public hash chain of releases, in the order in which they went live.

Each release is hashed with the hash of the one before. Because the order is that of the starts,
the chain says nothing about what is scheduled. Writers *seal* what has started; readers extend the
sealed part by the same function, so both always see the same chain.
"""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Q

from cms.models import GENESIS, Release


@dataclass(frozen=True)
class Link:
    number: int
    chain: str
    previous: str
    release: Release


def content_hash(publications):
    """The hash of all that a release makes public."""
    lines = [
        [
            str(each.item_id),
            each.language,
            each.starts_at.isoformat(),
            each.digest,
            each.document,
            each.card,
            [each.type, each.slug, each.title, each.aliases, each.is_urgent, each.reviewers],
            [str(each.last_reviewed or ""), str(each.next_review_due or "")],
            each.reason,
            str(each.successor_id or ""),
        ]
        for each in sorted(publications, key=lambda each: str(each.item_id))
    ]
    return _hash(lines)


def public_chain(at):
    """Every release that is live at ``at``, oldest first, with its number and chained hash."""
    links, previous = [], GENESIS
    for number, release in enumerate(Release.objects.started(at), start=1):
        chained = release.chain or _chained(number, release, previous)
        links.append(Link(number, chained, previous, release))
        previous = chained
    return links


def head(at):
    """``(number, hash)`` of the newest live release; number 0 before the first."""
    sealed = Release.objects.started(at).filter(number__isnull=False).last()
    number, previous = (sealed.number, sealed.chain) if sealed else (0, GENESIS)
    for release in _unsealed(at, sealed):
        number += 1
        previous = _chained(number, release, previous)
    return number, previous


def seal(library, at):
    """Store number and hash of every release that has started, and that time went on so far.

    The caller holds the library lock, which is what ``library`` proves.
    """
    sealed = Release.objects.started(at).filter(number__isnull=False).last()
    number, previous = (sealed.number, sealed.chain) if sealed else (0, GENESIS)
    for release in _unsealed(at, sealed):
        number += 1
        release.number, release.chain = number, _chained(number, release, previous)
        release.save(update_fields=["number", "chain"])
        previous = release.chain
        # From here on no clock set back makes it a release to come again.
        library.last_start = max(library.last_start or release.starts_at, release.starts_at)
    library.save(update_fields=["last_start"])


def broken_links():
    """Sentences about releases that no longer are what was chained; empty when all verify."""
    faults, previous = [], GENESIS
    for release in Release.objects.filter(number__isnull=False).order_by("number"):
        is_same = release.content_hash == content_hash(_standing(release))
        if not is_same and not _is_redacted(release):
            faults.append(f"What release {release.number} published was changed.")
        if release.chain != _chained(release.number, release, previous):
            faults.append(f"Release {release.number} does not follow the one before it.")
        previous = release.chain
    return faults


def _standing(release):
    """Its publications, without those of an earlier sending that was held."""
    return release.publications.filter(cancelled_at__isnull=True)


def _is_redacted(release):
    is_redacted = Q(revision__redaction__confirmed_at__isnull=False)
    of_redacted = Q(
        revision__isnull=True, card="", item__revisions__redaction__confirmed_at__isnull=False
    )
    return release.publications.filter(is_redacted | of_redacted).exists()


def _unsealed(at, sealed):
    later = Release.objects.started(at)
    return later.filter(starts_at__gt=sealed.starts_at) if sealed else later


def _chained(number, release, previous):
    return _hash([number, release.starts_at.isoformat(), release.content_hash, previous])


def _hash(value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
