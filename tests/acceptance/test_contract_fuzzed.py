"""Whatever is asked, right or wrong, the answer is one that the contract tells of."""

import os
from collections import Counter

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from tests.acceptance.reading import PATHS

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
EXAMPLES = 300 if IS_LONG else 4
MOST_PARAMETERS = 2
# What the contract allows may still be nobody's slug, or no field: that is a 400, which this check
# takes for a fault.
LEFT_OUT = ["positive_data_acceptance"]
AFTER = {"contraindication": "condition", "item": "procedure"}


@pytest.fixture
def contract(library):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def slugs(documents):
    """Slugs that lead somewhere, by the word for their type in paths and in parameters."""
    by_type = {type_name: sorted(found) for type_name, found in documents.items()}
    words = {type_name.replace("-", "_"): found for type_name, found in by_type.items()}
    paths = {PATHS[type_name]: found for type_name, found in by_type.items()}
    return words | paths | {word: words[type_name] for word, type_name in AFTER.items()}


def faults(operation, mode, find, answers):
    """What is wrong with the answers to an operation, told in one sentence each."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=not IS_LONG,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), dice=st.randoms())
    def ask(case, dice):
        if mode is GenerationMode.POSITIVE:
            find(case, dice)
        answer = case.call_and_validate(excluded_checks=CHECKS.get_by_names(LEFT_OUT))
        answers[answer.status_code] += 1

    try:
        ask()
    except Unsatisfiable:
        # What has no parameters cannot be asked wrongly.
        return []
    except Exception as fault:
        return [f"{operation.label}: {fault!r} {getattr(fault, 'exceptions', '')}"]
    return []


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_one_that_the_contract_tells_of(contract, slugs, mode):
    def find(case, dice):
        """Few parameters, and slugs that lead somewhere: chance alone finds nothing."""
        kept = dice.sample(sorted(case.query or {}), k=min(MOST_PARAMETERS, len(case.query or {})))
        case.query = {
            name: [dice.choice(slugs[name])] if name in slugs else case.query[name]
            for name in kept
            if name != "preview"
        }
        if "slug" in (case.path_parameters or {}):
            case.path_parameters["slug"] = dice.choice(slugs[case.path.split("/")[3]])
        if "number" in (case.path_parameters or {}):
            case.path_parameters["number"] = 1

    operations = [each.ok() for each in contract.get_all_operations()]

    answers = Counter()
    found = [fault for each in operations for fault in faults(each, mode, find, answers)]

    assert len(operations) > 40
    assert found == []
    # Chance does not only find refusals where it asks rightly, nor answers where it asks wrongly.
    assert (answers[200] > answers.total() / 3) == (mode is GenerationMode.POSITIVE)
