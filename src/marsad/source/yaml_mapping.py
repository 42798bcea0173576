"""The fields of a description, from YAML that somebody wrote by hand."""

from collections.abc import Mapping
from typing import Any

import yaml

from marsad.errors import SourceError

# Bytes of a description: some ten times the longest that makes sense.
_MOST = 65_536


def mapping(raw: bytes, where: str) -> Mapping[str, object]:
    """Return the fields that the YAML `raw`, of the file called `where`, gives.

    Raises:
        SourceError: too large, no YAML, no list of fields, a field twice, or an alias, which no description needs.
    """
    if len(raw) > _MOST:
        raise SourceError(f"{where}: more than {_MOST:,} bytes, which no description of a source has")
    try:
        loader = _Plain(raw)
        node = loader.get_single_node()
        _refuse_twins(node)
        found = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SourceError(f"{where}: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise SourceError(f"{where}: expected fields such as `name: …`, `kind: feed`, `address: https://…`")
    return found


class _Plain(yaml.SafeLoader):
    """YAML without aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - as its base has it
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias, which no description needs", event.start_mark)
        return super().compose_node(parent, index)


def _refuse_twins(node: yaml.Node | None) -> None:
    """Return None where no field below `node` is given twice, which YAML itself lets pass."""
    seen: set[str] = set()
    for child in node.value if isinstance(node, yaml.MappingNode | yaml.SequenceNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        if key is not None and isinstance(key.value, str) and key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} is given twice", key.start_mark)
        seen.update([key.value] if key is not None and isinstance(key.value, str) else [])
        _refuse_twins(value)
