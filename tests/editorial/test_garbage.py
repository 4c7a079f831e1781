import gc

import pytest

from cms.editorial.garbage import collecting_by_hand


@pytest.fixture
def frozen():
    gc.freeze()
    yield
    gc.unfreeze()


def test_garbage_is_collected_by_itself_again_afterwards():
    with collecting_by_hand():
        during = gc.isenabled()

    assert (during, gc.isenabled()) == (False, True)


def test_what_a_server_shares_among_its_workers_stays_frozen(frozen):
    with collecting_by_hand() as collect:
        collect()

    assert gc.get_freeze_count() > 0
