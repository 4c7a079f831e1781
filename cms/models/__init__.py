"""What is stored. The folder listing is the data model."""

from cms.models import full_text, guards, packing
from cms.models.audit import GENESIS, AuditEvent, AuditHead
from cms.models.comment import Comment
from cms.models.content import ContentItem, SignatureKind, content_of, content_types
from cms.models.coverage import Known
from cms.models.distinction import Distinction
from cms.models.fields import CitedTextField, SourcesField, WordsField
from cms.models.finding import Likeness, NameTerm, NameWord
from cms.models.flag import Blocks, Flag, FlagKind
from cms.models.invitation import Invitation
from cms.models.item import Item, SlugClaim, Status
from cms.models.live import ANY, Generation, LiveItem, LiveStep, LiveText, LiveWord, Posting
from cms.models.notification import MailRun, Notification, NotificationKind
from cms.models.outbox import OutboxMessage, PurgeRun, Topic
from cms.models.part import CitedPart, Part, new_key, owned_by
from cms.models.person import Account, Credential, Disclosure, Mail, Person, Role, RoleGrant
from cms.models.preview import PreviewToken
from cms.models.publication import Facet, Link, Notice, NoticeEnd, NoticeKind, Publication
from cms.models.redaction import Redaction
from cms.models.release import (
    Action,
    Library,
    Release,
    ReleaseEntry,
    ReleaseKind,
    ReleaseState,
)
from cms.models.review import Decision, ProposedWaiver, Review, ReviewRequest, Submission
from cms.models.revision import Origin, Revision, RevisionLink
from cms.models.saved_filter import SavedFilter
from cms.models.search import SearchEntry, SearchWord
from cms.models.upload import Upload

__all__ = [
    "ANY",
    "GENESIS",
    "Account",
    "Action",
    "AuditEvent",
    "AuditHead",
    "Blocks",
    "CitedPart",
    "CitedTextField",
    "Comment",
    "ContentItem",
    "Credential",
    "Decision",
    "Disclosure",
    "Distinction",
    "Facet",
    "Flag",
    "FlagKind",
    "Generation",
    "Invitation",
    "Item",
    "Known",
    "Library",
    "Likeness",
    "Link",
    "LiveItem",
    "LiveStep",
    "LiveText",
    "LiveWord",
    "Mail",
    "MailRun",
    "NameTerm",
    "NameWord",
    "Notice",
    "NoticeEnd",
    "NoticeKind",
    "Notification",
    "NotificationKind",
    "Origin",
    "OutboxMessage",
    "Part",
    "Person",
    "Posting",
    "PreviewToken",
    "ProposedWaiver",
    "Publication",
    "PurgeRun",
    "Redaction",
    "Release",
    "ReleaseEntry",
    "ReleaseKind",
    "ReleaseState",
    "Review",
    "ReviewRequest",
    "Revision",
    "RevisionLink",
    "Role",
    "RoleGrant",
    "SavedFilter",
    "SearchEntry",
    "SearchWord",
    "SignatureKind",
    "SlugClaim",
    "SourcesField",
    "Status",
    "Submission",
    "Topic",
    "Upload",
    "WordsField",
    "content_of",
    "content_types",
    "full_text",
    "guards",
    "new_key",
    "owned_by",
    "packing",
]
