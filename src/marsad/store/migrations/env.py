"""What Alembic runs: every migration that the open connection still lacks, in that connection's transaction."""

from alembic import context

from marsad.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=False)
context.run_migrations()
