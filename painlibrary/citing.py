"""How a reference is told to an editor who looks for a source."""

from urllib.parse import urlsplit

from cms.admin.writing.citing import CitationStyle
from painlibrary.vocabularies import Integrity, LinkState


class ReferenceCitation(CitationStyle):
    def facts(self, source):
        return [
            source.issued[:4],
            source.publisher or source.container_title or urlsplit(source.source_url).netloc,
            source.get_source_tier_display(),
        ]

    def address(self, source):
        return source.source_url or (f"https://doi.org/{source.doi}" if source.doi else "")

    def warnings(self, source):
        is_sound = source.integrity in ("", Integrity.CURRENT)
        state = [] if is_sound else [source.get_integrity_display()]
        is_broken = source.link_state == LinkState.BROKEN
        return [*state, *(["Its address did not answer"] if is_broken else [])]
