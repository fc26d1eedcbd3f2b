"""The database proxy that every model is bound to; storage sets it when a file is opened."""

from __future__ import annotations

import peewee as pw

#: `Meta.database` of every model; open_file() initialises it with the open file's database.
database = pw.DatabaseProxy()
