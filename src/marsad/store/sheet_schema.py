"""The table of what statements are asked for by, many statements a row, beside those of `schema`."""

from sqlalchemy import Column, Integer, LargeBinary, Table

from marsad.store.schema import METADATA

# The facets of the statements whose numbers have the same quotient by `sheet_leaf.SIZE`, as columns. `stamp` grows
# with every change of them; the last numbers, which are not whole yet, have no row.
SHEET = Table(
    "sheet",
    METADATA,
    Column("leaf", Integer, primary_key=True),
    Column("stamp", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
