"""Which words follow each other in reports: PostgreSQL's index of words does not know where they stand."""

from alembic import op

revision = "0025"
down_revision = "0024"

# Pairs of words have one of so many numbers. Few of a million reports have a pair by chance, and the index has a few
# bytes for each, where every pair by itself would have several times as much.
_NUMBERS = 1 << 22
# Words of the title stand there twice, the second time behind this sign.
_TITLED = "^"
# So dear that pairs are never made of rows but of those that the index is to have; and no other processes are begun
# for what is found in it at once.
_PAIRS = f"""
CREATE FUNCTION word_pairs(words tsvector) RETURNS integer[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL RESTRICTED COST 100000 AS $$
    SELECT coalesce(array_agg(DISTINCT pg_catalog.hashtext(word || ' ' || following) & {_NUMBERS - 1}), '{{}}') FROM (
        SELECT lexeme AS word, place, lead(lexeme) OVER by_place AS following, lead(place) OVER by_place AS next
        FROM pg_catalog.unnest(words), pg_catalog.unnest(positions) AS place
        WHERE left(lexeme, 1) <> '{_TITLED}' WINDOW by_place AS (ORDER BY place)
    ) AS standing WHERE next = place + 1
$$
"""
_INDEX = "ix_report_text_pair"


def upgrade() -> None:
    """Make the index; SQLite's index of words knows where they stand."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(_PAIRS)
        # In larger pieces it is made in half the time.
        op.execute("SET LOCAL maintenance_work_mem = '256MB'")
        op.execute(f"CREATE INDEX {_INDEX} ON report_text USING gin (word_pairs(words))")
        # Nothing would be gained by what it counted of them, for which it would make the pairs of many rows anew.
        op.execute(f"ALTER INDEX {_INDEX} ALTER COLUMN 1 SET STATISTICS 0")
