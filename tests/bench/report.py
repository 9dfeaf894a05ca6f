"""What was measured, as Markdown and as a small chart."""

import math
import platform
from datetime import date

BASE = "java"
TITLES = {
    "awfy": "are-we-fast-yet",
    "classic": "Classic programs",
    "more": "Loops and method calls",
}
MEASURES = {
    "steady": "steady state, in one process",
    "whole": "whole processes, their start included",
}


def geometric_mean(values):
    return math.exp(sum(math.log(v) for v in values) / len(values))


class Report:
    """Times by measure and program, in milliseconds; everything is shown as a multiple of Java's."""

    def __init__(self, engines):
        self.engines = engines
        self.labels = {e.name: e.label for e in engines}
        self.tables = {}
        self.failures = []

    def add(self, measure, program, times):
        self.tables.setdefault((measure, program.group), {})[program.name] = times

    def failed(self, program, engine, failure):
        self.failures.append(f"{program.name} on {engine.label}: {failure}")

    def progress(self, program, times):
        return f"{program.name}: " + ", ".join(f"{self.labels[n]} {t:.1f} ms" for n, t in times.items())

    @staticmethod
    def ratios(table, engine):
        """Program by program, this engine's time through Java's, where both have one."""
        return {p: t[engine] / t[BASE] for p, t in table.items() if engine in t and BASE in t}

    def means(self, table):
        """Engine by engine, the geometric mean of the ratios, if no program is missing."""
        result = {}
        for engine in self.labels:
            ratios = self.ratios(table, engine)
            if ratios and len(ratios) == len(table):
                result[engine] = geometric_mean(list(ratios.values()))
        return result

    def table_text(self, table):
        shown = [n for n in self.labels if n != BASE and any(n in t for t in table.values())]
        lines = ["| Program | Java (ms) | " + " | ".join(f"{self.labels[n]} ÷ Java" for n in shown) + " |"]
        lines.append("|---|---:|" + "---:|" * len(shown))
        for program, times in table.items():
            java = f"{times[BASE]:.1f}" if BASE in times else ""
            cells = [self.cell(times, n) for n in shown]
            lines.append(f"| {program} | {java} | " + " | ".join(cells) + " |")
        means = self.means(table)
        cells = [f"**{means[n]:.2f}**" if n in means else "" for n in shown]
        lines.append("| **geometric mean** | | " + " | ".join(cells) + " |")
        return lines

    @staticmethod
    def cell(times, engine):
        """The ratio, or the time itself if there is nothing to compare it with."""
        if engine not in times:
            return ""
        return f"{times[engine] / times[BASE]:.2f}" if BASE in times else f"{times[engine]:.1f} ms"

    def wins(self, table):
        """How often our fastest engine beats each peer."""
        ours = next((n for n in ("jar", "wfox", "sfox") if any(n in t for t in table.values())), None)
        if ours is None:
            return []
        parts = []
        for peer in self.labels:
            both = [t for t in table.values() if ours in t and peer in t]
            if both and peer not in ("jar", "wfox", "sfox"):
                parts.append(f"{self.labels[peer]} on {sum(t[ours] < t[peer] for t in both)} of {len(both)}")
        return [f"{self.labels[ours]} is faster than " + ", ".join(parts) + "."] if parts else []

    def markdown(self):
        lines = []
        for (measure, group), table in self.tables.items():
            lines += [f"## {TITLES[group]}: {MEASURES[measure]}", ""]
            lines += self.table_text(table) + [""]
            lines += [line for sentence in self.wins(table) for line in (sentence, "")]
        if self.failures:
            lines += ["## What failed", ""] + [f"* {failure}" for failure in self.failures] + [""]
        return "\n".join(lines)

    def svg(self):
        """Bars of the geometric means in the steady state, on a logarithmic scale."""
        rows = []
        for (measure, group), table in self.tables.items():
            if measure == "steady" and group != "more":
                rows.append((TITLES[group], None))
                rows += sorted(((self.labels[n], m) for n, m in self.means(table).items()), key=lambda row: row[1])
        left, width, step = 130, 360, 20
        low = min([m for _, m in rows if m] + [1]) / 1.3
        high = max([m for _, m in rows if m] + [1]) * 1.1

        def x(ratio):
            return left + width * (math.log(ratio) - math.log(low)) / (math.log(high) - math.log(low))

        height = step * (len(rows) + 1)
        out = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 60}" height="{height}" '
            'font-family="sans-serif" font-size="12">',
            f'<rect width="{left + width + 60}" height="{height}" fill="#fff"/>',
            f'<line x1="{x(1):.0f}" y1="0" x2="{x(1):.0f}" y2="{height}" stroke="#bbb" stroke-dasharray="3 3"/>',
        ]
        for i, (label, mean) in enumerate(rows):
            y = step * i + 16
            if mean is None:
                out.append(f'<text x="4" y="{y}" font-weight="bold">{label}, time ÷ Java</text>')
                continue
            colour = "#c0392b" if label.startswith("Morph") else "#8aa1b4"
            out.append(f'<text x="{left - 8}" y="{y}" text-anchor="end">{label}</text>')
            out.append(f'<rect x="{left}" y="{y - 11}" width="{x(mean) - left:.0f}" height="14" fill="{colour}"/>')
            out.append(f'<text x="{x(mean) + 4:.0f}" y="{y}">{mean:.2f}</text>')
        out.append("</svg>")
        return "\n".join(out) + "\n"

    def write(self, folder):
        text = (
            "# Benchmarks\n\nWritten by `tests/bench/run --write`, "
            f"{date.today()}, {platform.machine()}, {platform.system()} {platform.release()}. Medians of processes "
            "that ran side by side; less is faster. The dashed line is Java.\n\n"
            "![geometric means](benchmarks.svg)\n\n"
        )
        (folder / "benchmarks.md").write_text(text + self.markdown())
        (folder / "benchmarks.svg").write_text(self.svg())
