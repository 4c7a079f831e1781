"""Every page that an item has beside its form, in the order of their buttons."""

from cms.admin.flag_pages import Flags, ResolveFlag
from cms.admin.history_pages import Compare, History, Restore
from cms.admin.notice_pages import PostNotice
from cms.admin.release_pages import ReleaseItem, Withdraw
from cms.admin.signing_pages import Reaffirm, SignClinical, SignEditorial
from cms.admin.workflow_pages import (
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
]
PAGES = [*ACTS, History, Compare, Restore, Flags, ResolveFlag]
