"""Results as a picture: how many requests a second of one core answers, on a scale of tens."""

from html import escape
from math import log10

WIDTH, LEFT, BAR, GAP, TOP = 860, 200, 15, 12, 56
COLORS = {
    "library": "#0b6e4f",
    "library behind nginx": "#0b6e4f",
    "rival": "#b5541c",
    "stored": "#5c6b7a",
    "bare WSGI": "#9aa7b4",
    "nginx with a file": "#9aa7b4",
}
STYLE = """
text { font: 13px sans-serif; fill: #1d2730; } .small { font-size: 11px; fill: #52606d; }
.line { stroke: #c9d1d9; } .back { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .small { fill: #9fb0c0; } .line { stroke: #3a4653; } .back { fill: #10161d; }
}
"""


def drawn(found):
    """The picture as SVG: one group of bars for each request, one bar for each side."""
    medians = {key: each["per_core"] for key, each in found.medians.items()}
    groups = {}
    for (workload, side), rate in medians.items():
        groups.setdefault(workload, []).append((side, rate))
    scale = _Scale(max(medians.values()))
    height = TOP + sum(len(bars) * BAR + GAP for bars in groups.values())
    head = found.heading
    title = f"Requests for each second of one core, {head['size']} procedures, {head['database']}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<rect class="back" width="{WIDTH}" height="{height}"/>',
        f'<text x="12" y="22">{escape(title)}</text>',
        *_legend(found),
        *scale.drawn(height),
    ]
    y = TOP
    for workload, bars in groups.items():
        lines.append(f'<text x="12" y="{y + 12}">{escape(workload)}</text>')
        for side, rate in bars:
            lines += _bar(scale, y, side, rate)
            y += BAR
        y += GAP
    return "\n".join([*lines, "</svg>", ""])


class _Scale:
    """Each step to the right is ten times as much."""

    def __init__(self, most):
        self.decades = int(log10(max(most, 10))) + 1

    def x(self, rate):
        return LEFT + max(0, log10(max(rate, 1))) * (WIDTH - LEFT - 60) / self.decades

    def drawn(self, height):
        for power in range(self.decades + 1):
            x = self.x(10**power)
            yield f'<line class="line" x1="{x:.0f}" y1="{TOP - 4}" x2="{x:.0f}" y2="{height}"/>'
            yield f'<text class="small" x="{x + 3:.0f}" y="{TOP - 6}">{10**power:,}</text>'


def _bar(scale, y, side, rate):
    end = scale.x(rate)
    shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    yield (
        f'<rect x="{LEFT}" y="{y + 1}" width="{max(1, end - LEFT):.0f}" height="{BAR - 3}"'
        f' fill="{COLORS[side]}"/>'
    )
    yield f'<text class="small" x="{end + 5:.0f}" y="{y + 11}">{shown}</text>'


def _legend(found):
    x = LEFT
    for side in dict.fromkeys(side for _, side in found.medians):
        if "nginx" not in side:
            yield f'<rect x="{x}" y="29" width="10" height="10" fill="{COLORS[side]}"/>'
            yield f'<text class="small" x="{x + 14}" y="38">{escape(side)}</text>'
            x += 40 + 7 * len(side)
