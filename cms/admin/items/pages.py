"""Every page that an item has beside its form, in the order of their buttons."""

from cms.admin.impact.pages import WhereUsed
from cms.admin.items.history import Compare, History, Restore
from cms.admin.reading.pages import Reading
from cms.admin.reading.previews import Preview
from cms.admin.redacting.pages import ConfirmRedaction, Redact
from cms.admin.releasing.notices import EndNotice, PostNotice
from cms.admin.releasing.pages import ReleaseItem
from cms.admin.releasing.withdrawing import Withdraw
from cms.admin.reviewing.arranging import Arrange
from cms.admin.reviewing.comments import Answer, Comments, Reopen, Resolve
from cms.admin.reviewing.flags import AssignFlag, Flags, ResolveFlag
from cms.admin.reviewing.signing import Reaffirm, Review, SignClinical, SignEditorial
from cms.admin.reviewing.workflow import (
    BeginUrgentFix,
    Discard,
    FinishUrgentFix,
    RequestChanges,
    Submit,
    TakeBack,
)

# What moves an item: a button where the account may and the state allows it.
ACTS = [
    Submit,
    SignClinical,
    SignEditorial,
    RequestChanges,
    TakeBack,
    ReleaseItem,
    FinishUrgentFix,
    BeginUrgentFix,
    Reaffirm,
    PostNotice,
    Withdraw,
    Discard,
    Redact,
]
# What shows it as others see it.
SHOWING = [Reading, Preview]
PAGES = [
    *ACTS,
    *SHOWING,
    History,
    Compare,
    Restore,
    Flags,
    ResolveFlag,
    AssignFlag,
    Review,
    Arrange,
    Comments,
    Answer,
    Resolve,
    Reopen,
    WhereUsed,
    EndNotice,
    ConfirmRedaction,
]
