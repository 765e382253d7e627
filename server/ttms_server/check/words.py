"""What `ttms-server check` says: a line for each promise, or JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from ttms_server.check.service import Finding


def as_lines(findings: Sequence[Finding]) -> str:
    """One line each with its figure; under a broken promise the first rows that break it."""
    lines: list[str] = []
    for finding in findings:
        figure = f"{finding.looked_at:,} {finding.looks_at.replace('_', ' ')}"
        if not finding.broken:
            lines.append(f"ok      {finding.code:<4}{finding.text} ({figure})")
            continue
        lines.append(f"BROKEN  {finding.code:<4}{finding.text} ({finding.broken:,} of {figure})")
        lines += [f"            {row}" for row in finding.first]
        if finding.broken > len(finding.first):
            lines.append(f"            and {finding.broken - len(finding.first):,} more")
    broken = sum(1 for finding in findings if finding.broken)
    lines.append(
        f"{broken} promises are broken: keep this database as it is, and restore a backup beside it."
        if broken
        else "The books are whole."
    )
    return "\n".join(lines) + "\n"


def as_json(findings: Sequence[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1) + "\n"
