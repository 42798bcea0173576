"""What a team decided for its store, as rows that the log vouches for."""

from typing import Any

from sqlalchemy import Connection, select

from marsad.endpoint.place import Allowed
from marsad.endpoint.settings import Settings
from marsad.store import chain
from marsad.store.reader_schema import SETTING
from marsad.store.vouching import Action, vouch

_MODELS = "models"


def settings(connection: Connection) -> Settings:
    """Return what holds now."""
    query = select(SETTING).where(SETTING.c.name == _MODELS).order_by(SETTING.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return Settings(models=Allowed(row.value), by=row.by, time=row.time) if row else Settings()


def allow(connection: Connection, models: Allowed, by: str) -> None:
    """Leave in the transaction, and in the log, that reports may be read by these models from now on."""
    row: dict[str, Any] = {"time": chain.moment(), "name": _MODELS, "value": models.value, "by": by}
    row["number"] = connection.execute(SETTING.insert().returning(SETTING.c.number), row).scalar_one()
    vouch(connection, Action.SETTING, row)
