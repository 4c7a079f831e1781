"""The library and the oracle side by side: how an act is done in both, and what is compared."""

from collections import Counter
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from cms.editorial.refusals import Refused
from cms.models import Account, Item, Role
from cms.publishing import verifying
from tests.observing import stored
from tests.proof.desk import EDITABLE, No
from tests.proof.oracle import Oracle

APPS = {"cms", "sampleapp"}
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

# Ben and Dora may write and sign: what keeps them from signing their own words is no role.
ROLES = {
    "ann": [Role.AUTHOR],
    "ben": [Role.AUTHOR, Role.CLINICAL_REVIEWER],
    "dora": [Role.AUTHOR, Role.CLINICAL_REVIEWER, Role.PUBLISHER],
    "cleo": [Role.CLINICAL_REVIEWER],
    "pam": [Role.PUBLISHER, Role.AUTHOR],
}
UNDECIDED = {"draft", "changes_requested"}
WRITERS = ["ann", "ben", "dora"]
SIGNERS = ["ben", "dora", "cleo"]


class Machine(RuleBasedStateMachine):
    """Each rule asks the oracle what must come of the act, does it, and compares."""

    reached = Counter()

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.traveller = time_machine.travel(NOON, tick=False)
        self.clock = self.traveller.start()
        self.oracle = Oracle(NOON)
        self.people = {each.username: each for each in Account.objects.filter(username__in=ROLES)}
        self.ids, self.releases, self.remembered = {}, {}, {}

    def teardown(self):
        try:
            connection.check_constraints()
            faults = [fault for check in verifying.checks() for fault in check.faults]
            assert faults == []
        finally:
            self.traveller.stop()
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    # Acting

    def acts(self, name, expected, act):
        """Do both: the oracle's part, and the library's. They succeed or refuse together."""
        try:
            predicted = expected()
        except No:
            self.is_refused(act)
            self.reached[f"{name} refused"] += 1
            return None
        self.reached[name] += 1
        return predicted, act()

    def is_refused(self, act):
        before = stored(APPS)
        with pytest.raises(Refused):
            act()
        assert stored(APPS) == before, "A refused act changed something."

    def item(self, item):
        return Item.objects.select_related("head").get(pk=self.ids[item.name])

    def revision(self, item, revision):
        return self.item(item).revisions.get(number=revision.number)

    def any_item(self, data, likely=lambda item: True):
        """Mostly one of which the act may be done: one refusal is much like another."""
        pool = [each for each in self.oracle.items if likely(each)]
        if not pool or data.draw(st.integers(0, 9)) == 0:
            pool = self.oracle.items
        return data.draw(st.sampled_from(pool))

    def some(self, fits):
        return any(fits(each) for each in self.oracle.items)

    def can_begin(self, item):
        live = self.oracle.live(item, self.oracle.present)
        return live and item.head is not live and item.status in EDITABLE and not item.parked

    def is_live(self, item):
        return self.oracle.live(item, self.oracle.present) is not None

    def is_ready(self, item):
        live = self.oracle.live(item, self.oracle.present)
        return item.status == "approved" and item.head is not live
