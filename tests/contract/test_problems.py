"""Every problem that the code can tell is in the contract, and every status that it comes with."""

from cms.delivery import problems
from tools.released_contract import present


def every_kind(problem=problems.Problem):
    yield problem
    for each in problem.__subclasses__():
        yield from every_kind(each)


def test_every_kind_of_problem_is_in_the_contract():
    contract = present()

    schemas = contract["components"]["schemas"]
    types = {name: set(schemas[name]["properties"]["type"]["enum"]) for name in ("Problem", "Gone")}
    kinds = {f"/problems/{each.code}": each.status_code for each in every_kind()}
    assert types["Problem"] == set(kinds)
    assert types["Gone"] == {kind for kind, status in kinds.items() if status == 410}


def test_every_status_is_in_the_contract():
    told = {
        int(status) for route in present()["paths"].values() for status in route["get"]["responses"]
    }

    # Only `get` stands in the contract: what refuses other methods is told by its absence.
    assert {each.status_code for each in every_kind()} - told == {405}
