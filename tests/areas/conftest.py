"""What the tests of the areas stand on: the reader of PDFs that lives with the tests of paper."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "printing"))
