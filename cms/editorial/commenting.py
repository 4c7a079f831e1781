"""Remarks on places of an item: saying, answering, resolving. Readers never see them."""

from django.db.models import Q
from django.utils import timezone

from cms.editorial import audit, canonical, notifying, policy
from cms.editorial.doors import attempt, door
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import Comment, Item, NotificationKind, Person, content_types
from cms.text.characters import character_problems

LONGEST = 5000
MOST_MENTIONED = 20


@door("comment")
def comment(item, *, by, text, place="", blocks=False, mentioned=()):
    """Open a thread at a field, at ``part/key``, or (with no place) about the whole item."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "comment", item)
    if not is_place(item.head, place):
        raise Refused("The text has no such place any more. Comment on the whole item instead.")
    said = _say(item, by, text, mentioned, place=place, blocks=blocks)
    audit.record("commented", by=by, item=item, comment=said.pk, place=place, blocks=blocks)
    return said


def answer(thread, *, by, text, mentioned=()):
    """Answer in a thread; whoever wrote in it is told."""
    with attempt("comment", by=by, item=thread.item):
        item, thread = _locked(thread)
        policy.require(by, "comment", item)
        if thread.resolved_at:
            raise Refused("This thread is resolved. Reopen it to answer.")
        said = _say(item, by, text, mentioned, place=thread.place, answers=thread)
        _tell_of_answer(said, by)
        audit.record("comment answered", by=by, item=item, comment=said.pk, thread=thread.pk)
        return said


def resolve(thread, *, by):
    """Settle a thread: it holds up no signature any more."""
    with attempt("resolve comment", by=by, item=thread.item):
        item, thread = _locked(thread)
        _require_settler(thread, by)
        if thread.resolved_at:
            raise Refused(f"{thread.resolved_by} resolved this thread already.")
        thread.resolved_by, thread.resolved_at = by.person, timezone.now()
        thread.save(update_fields=["resolved_by", "resolved_at"])
        audit.record("comment resolved", by=by, item=item, comment=thread.pk)


def reopen(thread, *, by):
    with attempt("reopen comment", by=by, item=thread.item):
        item, thread = _locked(thread)
        _require_settler(thread, by)
        if not thread.resolved_at:
            raise Refused("This thread is open already.")
        thread.resolved_by = thread.resolved_at = None
        thread.save(update_fields=["resolved_by", "resolved_at"])
        audit.record("comment reopened", by=by, item=item, comment=thread.pk)


def settling_refusal(thread, account):
    """Why ``account`` may not resolve or reopen: for who opened it, who wrote the text, reviewers."""
    sentence = policy.refusal(account, "comment", thread.item)
    if sentence or thread.author_id == account.person_id or settles_any(thread.item, account):
        return sentence
    return f"Ask {thread.author}, an author of this text or a reviewer to settle the thread."


def settles_any(item, account):
    """Whether the account may settle threads of others on this item."""
    may = policy.allows(account, "settle any comment", item)
    return may or item.revisions.filter(saved_by=account.person_id).exists()


def is_place(revision, place):
    """Whether ``place`` is nothing, a field of this text, or one of its parts."""
    if not place:
        return True
    model = content_types()[revision.item.type]
    name, _, key = place.partition("/")
    if not key:
        return any(field.name == name for field in model.own_fields())
    return key in canonical.data_of(revision)["parts"].get(name, {})


def may_be_mentioned():
    """Everybody who can come in and read."""
    active = Person.objects.filter(accounts__is_active=True)
    return active.exclude(grants=None).distinct()


def refuse_open_comments(item):
    """Refuse a signature while a comment stands that must be resolved before."""
    standing = list(item.comments.blocking().select_related("author"))
    if standing:
        who = ", ".join(dict.fromkeys(str(each.author) for each in standing))
        raise Refused(
            f"Comments of {who} must be resolved before anybody signs. Resolve them first.",
            standing,
        )


def _locked(thread):
    item = Item.objects.for_update().get(pk=thread.item_id)
    thread = Comment.objects.threads().select_for_update(no_key=True).get(pk=thread.pk)
    return item, thread


def _require_settler(thread, by):
    sentence = settling_refusal(thread, by)
    if sentence:
        raise NotPermitted(sentence)


def _say(item, by, text, mentioned, **where):
    _refuse_text(text)
    mentioned = _reachable(mentioned)
    said = Comment.objects.create(
        item=item,
        text=text.strip(),
        revision=item.head,
        author=by.person,
        at=timezone.now(),
        **where,
    )
    said.mentioned.set(mentioned)
    words = f"{by.person} mentions you: {said.text}"
    kind = NotificationKind.MENTIONED
    notifying.tell(mentioned, kind, words, by=by, item=item, place=said.place)
    return said


def _refuse_text(text):
    if not text.strip():
        raise Refused("Say what the comment is.")
    if len(text) > LONGEST:
        raise Refused(f"A comment has at most {LONGEST} characters; this has {len(text)}.")
    problems = list(character_problems(text))
    if problems:
        raise Refused(" ".join(str(problem) for problem in problems))


def _reachable(mentioned):
    """The people mentioned; raises where one of them cannot come in."""
    wanted = {person.pk for person in mentioned}
    if len(wanted) > MOST_MENTIONED:
        raise Refused(f"Mention at most {MOST_MENTIONED} people.")
    found = list(may_be_mentioned().filter(pk__in=wanted))
    if len(found) < len(wanted):
        raise Refused("Somebody mentioned here has no account any more. Choose another person.")
    return found


def _tell_of_answer(said, by):
    thread = said.answers
    in_thread = Q(comments=thread) | Q(comments__answers=thread)
    writers = Person.objects.filter(in_thread).exclude(mentioned_in=said).distinct()
    words = f"{by.person} answers: {said.text}"
    notifying.tell(
        writers, NotificationKind.ANSWERED, words, by=by, item=said.item, place=said.place
    )
