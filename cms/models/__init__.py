"""What is stored. The folder listing is the data model."""

from cms.models import guards
from cms.models.audit import GENESIS, AuditEvent, AuditHead, OutboxMessage
from cms.models.content import ContentItem, SignatureKind, content_of, content_types
from cms.models.fields import CitedTextField, SourcesField, WordsField
from cms.models.flag import Blocks, Flag, FlagKind
from cms.models.item import Item, SlugClaim, Status
from cms.models.part import CitedPart, Part, new_key
from cms.models.person import Account, Credential, Disclosure, Person, Role, RoleGrant
from cms.models.publication import Facet, Link, Notice, NoticeKind, Publication
from cms.models.redaction import Redaction
from cms.models.release import (
    Action,
    Library,
    Release,
    ReleaseEntry,
    ReleaseKind,
    ReleaseState,
)
from cms.models.review import Decision, ProposedWaiver, Review, Submission
from cms.models.revision import Origin, Revision, RevisionLink

__all__ = [
    "GENESIS",
    "Account",
    "Action",
    "AuditEvent",
    "AuditHead",
    "Blocks",
    "CitedPart",
    "CitedTextField",
    "ContentItem",
    "Credential",
    "Decision",
    "Disclosure",
    "Facet",
    "Flag",
    "FlagKind",
    "Item",
    "Library",
    "Link",
    "Notice",
    "NoticeKind",
    "Origin",
    "OutboxMessage",
    "Part",
    "Person",
    "ProposedWaiver",
    "Publication",
    "Redaction",
    "Release",
    "ReleaseEntry",
    "ReleaseKind",
    "ReleaseState",
    "Review",
    "Revision",
    "RevisionLink",
    "Role",
    "RoleGrant",
    "SignatureKind",
    "SlugClaim",
    "SourcesField",
    "Status",
    "Submission",
    "WordsField",
    "content_of",
    "content_types",
    "guards",
    "new_key",
]
