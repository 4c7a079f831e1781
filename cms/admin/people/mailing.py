"""Mail of what people were told: at once or once a day, sent once, by whoever holds the lease.

Whether somebody may still be told is asked when it is sent. A mail says of unpublished text no
more than its title: the rest is behind the link, where the policy decides again.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from cms.admin.naming import titles
from cms.admin.times import minute
from cms.editorial import notifying, policy
from cms.models import Mail, MailRun, Notification, Person
from cms.models.run import LONGEST_PAUSE
from cms.publishing import reminders

LEASE = timedelta(minutes=5)
# While the server cannot be reached, so long until it is tried again.
PAUSE = timedelta(minutes=5)
# After so many refusals of a recipient it is tried again this long after the first time; when all
# are used up, an administrator is told.
DELAYS = [timedelta(minutes=minutes) for minutes in (0, 5, 20, 60, 360)]
MOST_ATTEMPTS = len(DELAYS)
DAILY_HOUR = 7
MOST_IN_ONE_MAIL = 100
WAITING_TOO_LONG = timedelta(hours=26)
logger = logging.getLogger(__name__)


def send_due(now=None):
    """Send what is due. Returns how many mails went out; None where somebody else is sending."""
    now = now or timezone.now()
    lease = MailRun.take(LEASE, now)
    if lease is None:
        return None
    try:
        _remind_once_a_day(lease)
        return _send_all(lease, now) if settings.MAIL_IS_SENT else 0
    finally:
        lease.let_go()


def is_due(now=None):
    """Whether there may be something to do: asked each minute, so with little cost."""
    now = now or timezone.now()
    run = MailRun.of_last_time()
    if run is None or run.reminded_on != timezone.localdate(now):
        return True
    if run.failing_since and run.looked_at and now < run.looked_at + PAUSE:
        return False
    return _waiting().exists()


def pause():
    """Seconds until it is worth while to look again."""
    return LONGEST_PAUSE


def troubles():
    """Sentences for administrators: mail that fails, or has waited too long."""
    run = MailRun.of_last_time()
    if run and run.failing_since:
        yield f"Mail has failed since {minute(run.failing_since)}: {run.failure}"
    refused = Notification.objects.unmailed().filter(attempts__gte=MOST_ATTEMPTS)
    names = sorted(set(refused.values_list("person__name", flat=True)[:100]))
    if names:
        yield f"The mail server refuses mail for {', '.join(names[:5])}: check the address."
    late = _waiting().filter(at__lt=timezone.now() - WAITING_TOO_LONG)
    if settings.MAIL_IS_SENT and not (run and run.failing_since) and late.exists():
        yield "Mail has been waiting for more than a day: see whether the server runs."


def _remind_once_a_day(lease):
    today = timezone.localdate()
    if lease.reminded_on != today:
        reminders.remind()
        MailRun.objects.filter(pk=1).update(reminded_on=today)


def _waiting():
    return Notification.objects.unmailed().filter(attempts__lt=MOST_ATTEMPTS)


def _send_all(lease, now):
    people = Person.objects.filter(pk__in=_waiting().values("person")).order_by("pk")
    connection, sent = get_connection(), 0
    for person in people:
        if not lease.renew(LEASE):
            break
        if not _is_time(person, now):
            continue
        try:
            sent += _send(person, connection, now)
        except (OSError, smtplib.SMTPException) as problem:
            _failing(problem)
            return sent
    MailRun.succeeded()
    return sent


def _is_time(person, now):
    """Whether this person's mail goes out now; what never does is put away at any time."""
    if person.mail != Mail.DAILY:
        return True
    today = timezone.localtime(now, timezone.get_default_timezone())
    begins = today.replace(hour=DAILY_HOUR, minute=0, second=0, microsecond=0)
    if now < begins:
        begins -= timedelta(days=1)
    return person.mailed_at is None or person.mailed_at < begins


def _send(person, connection, now):
    """One mail with all that waits for this person. Returns how many went out: 0 or 1."""
    waiting = list(_waiting().filter(person=person, at__lte=now).values_list("pk", flat=True))
    address = _address(person) if person.mail != Mail.NEVER else ""
    rows = notifying.visible().filter(pk__in=waiting).select_related("item", "release")
    rows = list(rows.order_by("pk")[:MOST_IN_ONE_MAIL]) if address else []
    if rows and now < rows[0].at + DELAYS[rows[0].attempts]:
        return 0
    if not rows:
        _put_away(waiting, now)
        return 0
    try:
        _mail(person, address, rows, len(waiting), connection).send()
    except smtplib.SMTPRecipientsRefused:
        _refused(person, waiting, now)
        return 0
    _put_away(waiting, now)
    Person.objects.filter(pk=person.pk).update(mailed_at=now)
    return 1


def _refused(person, waiting, now):
    """Servers refuse strangers for a while, too: later again, or with the mail of the next day."""
    Notification.objects.filter(pk__in=waiting).update(attempts=F("attempts") + 1)
    if person.mail == Mail.DAILY:
        Person.objects.filter(pk=person.pk).update(mailed_at=now)
    logger.warning("The mail server refuses the address of person %s", person.pk)


def _put_away(waiting, now):
    """Sent, or dropped: nobody is left who may be told."""
    Notification.objects.filter(pk__in=waiting).update(mailed_at=now)


def _address(person):
    """Of the first account that may come in and has one."""
    accounts = person.accounts.filter(is_active=True).exclude(email="").order_by("pk")
    return next((each.email for each in accounts if policy.allows(each, "view")), "")


def _mail(person, address, rows, count, connection):
    names = titles(each.item for each in rows if each.item)
    lines = [
        {
            "kind": each.get_kind_display(),
            "about": names.get(each.item_id) or str(each.release or ""),
            "link": settings.PUBLIC_URL + reverse("admin:notification", args=[each.pk]),
        }
        for each in rows
    ]
    text = render_to_string(
        "admin/cms/people/mail_notifications.txt",
        {
            "person": person,
            "lines": lines,
            "more": count - len(lines),
            "site": settings.SITE_NAME,
            "account": settings.PUBLIC_URL + reverse("admin:account"),
            "all": settings.PUBLIC_URL + reverse("admin:notifications"),
        },
    )
    first = lines[0]
    subject = f"{first['kind']}: {first['about']}" if len(lines) == 1 else f"{len(lines)} things"
    subject = " ".join(f"{settings.SITE_NAME}: {subject}".split())
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    number = f"<notifications-{rows[0].pk}-{rows[-1].pk}@{domain}>"
    # A mail that went out twice, because the server died between, is one to its reader.
    headers = {"Message-ID": number}
    return EmailMessage(subject[:200], text, to=[address], headers=headers, connection=connection)


def _failing(problem):
    """The server itself is in trouble. Its answer is not told: it may quote a name or password."""
    what = {
        smtplib.SMTPAuthenticationError: "it does not accept the user name and password",
        ConnectionRefusedError: "nothing answers at its address",
        TimeoutError: "it does not answer in time",
    }.get(type(problem), type(problem).__name__)
    logger.warning("Mail could not be sent: %s", what)
    MailRun.failed(f"{what}. Check EMAIL_URL.", timezone.now())
