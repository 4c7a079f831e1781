"""Results as tables in Markdown."""


def speeds(found):
    yield "| request | side | a core second | from – to | a second | p50 ms | p99 ms | server ms | database ms | queries | bytes | others |"
    yield "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for (workload, side), each in found.medians.items():
        queries = found.queries.get((workload, side), "")
        cells = [
            *(workload, side, _short(each["per_core"])),
            f"{_short(each['from'])} – {_short(each['to'])}",
            *(
                _short(each[name])
                for name in ("per_second", "p50", "p99", "server_cpu", "database_cpu")
            ),
            *(f"{queries:g}" if queries != "" else "", f"{each['bytes']:,.0f}"),
            f"{each['foreign']:.0%}" + (f", {each['bad']} failed" if each["bad"] else ""),
        ]
        yield f"| {' | '.join(map(str, cells))} |"


def ratios(found):
    yield "| request | beside | wanted | measured |"
    yield "| --- | --- | ---: | ---: |"
    for workload, _, beside, wanted, ratio in found.goals:
        measured = "–" if ratio is None else f"{ratio:.2f}"
        yield f"| {workload} | {beside} | {wanted:g} | {measured} |"


def memory(found):
    yield "| server | one worker, MB | of its own, MB |"
    yield "| --- | ---: | ---: |"
    for side, each in found.memory.items():
        yield f"| {side} | {each['rss']:.0f} | {each['pss']:.0f} |"


def _short(number):
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"
