"""The rows of a YAML file, read strictly."""

from functools import cache
from importlib.resources import files

import yaml

from marsad.errors import LexiconError


@cache
def rows(package: str, name: str) -> object:
    """Return what YAML file `name` in `package` holds, an empty list where it holds nothing.

    Raises:
        LexiconError: it cannot be read, is not YAML, or an entry gives a key twice.
    """
    where = f"{package}/{name}"
    kind = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = kind(files(package).joinpath(name).read_text("utf-8"))
        node = loader.get_single_node()
        return loader.construct_document(_checked(where, node)) if node else []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{where}: {error}") from error


def _checked(where: str, node: yaml.Node) -> yaml.Node:
    """Return `node` where no entry gives a key twice, which YAML itself lets pass."""
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        keys = [key.value for key, _ in child.value] if isinstance(child, yaml.MappingNode) else []
        for key in keys:
            if keys.count(key) > 1:
                raise LexiconError(f"{where}, line {child.start_mark.line + 1}: {key!r} is given twice")
    return node
