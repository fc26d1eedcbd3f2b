"""What the tests of the summary stand on: a reader of paper, and the report as text from page and document."""

from __future__ import annotations

import sys
from pathlib import Path

# The reader of PDFs lives with the tests of paper.
sys.path.append(str(Path(__file__).resolve().parent.parent / "printing"))
