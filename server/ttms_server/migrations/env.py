"""How Alembic reaches the database: over the connection that `schema_version.upgrade` hands in."""

from alembic import context

from ttms_server.all_models import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, transactional_ddl=connection.dialect.name == "sqlite"
)
with context.begin_transaction():
    context.run_migrations()
