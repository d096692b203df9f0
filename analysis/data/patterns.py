"""Patterns of a schema, matched where they cannot harm: in a process of its own, within a stated time.

A regular expression may backtrack for longer than anyone waits, and no rule tells such a one for certain.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

SECONDS = 5
MEMORY = 512 * 2**20  # bytes
CODE = f"""\
import json, re, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except ImportError:
    pass
given = json.load(sys.stdin)
try:
    form = re.compile(given["pattern"])
    said = [value for value in given["values"] if not form.fullmatch(value)]
except (re.error, MemoryError, OverflowError, RecursionError) as error:
    said = f"{{type(error).__name__}}: {{error}}"
json.dump(said, sys.stdout)
"""


def unmatched(pattern: str, values: Sequence[str]) -> set[str]:
    """The values that ``pattern`` does not match as a whole. ValueError: no pattern, or too slow a one."""
    given = json.dumps({"pattern": pattern, "values": list(dict.fromkeys(values))})
    command = [sys.executable, "-I", "-S", "-c", CODE]
    try:
        ran = subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"took more than {SECONDS} s to match") from None
    said = json.loads(ran.stdout) if ran.returncode == 0 else f"exit status {ran.returncode}"
    if isinstance(said, str):
        raise ValueError(f"cannot be used ({said:.120})")
    return set(said)
