"""The one place where models meet a database: a proxy that storage fills when a file is opened."""

from __future__ import annotations

import peewee as pw

#: Models name this; `storage.engine.engine` sets the open file behind it.
database = pw.DatabaseProxy()
