"""The API's reference for a reader, made from its OpenAPI document: no script, nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="/reference.css"></head>
<body><main><h1>{title}</h1><p>{description}</p>
<p><a href="/api/openapi.json">OpenAPI document</a> · <a href="/">Marsad</a></p>
{body}</main></body></html>
"""


def reference(document: Mapping[str, Any]) -> str:
    """Return a page that tells of every path and every answer of the OpenAPI document."""
    info = document["info"]
    body = [*_operations(document["paths"]), "<h2>Answers</h2>", *_schemas(document["components"]["schemas"])]
    return _PAGE.format(
        title=escape(f"{info['title']} {info['version']}"),
        description=escape(info.get("description", "")),
        body="\n".join(body),
    )


def _operations(paths: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            yield f"<section><h3><code>{method.upper()} {escape(path)}</code></h3>"
            yield f"<p>{escape(operation.get('description', operation.get('summary', '')))}</p>"
            yield from _parameters(operation.get("parameters", []))
            answer = operation["responses"]["200"].get("content", {}).get("application/json", {}).get("schema", {})
            yield f"<p>Answers with {_type(answer)}</p></section>"


def _parameters(parameters: list[Mapping[str, Any]]) -> Iterator[str]:
    if not parameters:
        return
    yield "<dl>"
    for parameter in parameters:
        needed = "" if parameter.get("required") else " (optional)"
        yield f"<dt><code>{escape(parameter['name'])}</code> {_type(parameter['schema'])}{needed}</dt>"
        yield f"<dd>{escape(parameter.get('description', ''))}</dd>"
    yield "</dl>"


def _schemas(schemas: Mapping[str, Any]) -> Iterator[str]:
    for name, schema in schemas.items():
        yield f'<section id="{escape(name)}"><h3>{escape(name)}</h3><p>{escape(schema.get("description", ""))}</p>'
        if "enum" in schema:
            yield "<p>" + " · ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"]) + "</p>"
        yield "<dl>"
        for field, kind in schema.get("properties", {}).items():
            yield f"<dt><code>{escape(field)}</code> {_type(kind)}</dt>"
        yield "</dl></section>"


def _type(schema: Mapping[str, Any]) -> str:
    """Return how a schema is named in a sentence, linked to where it is told of."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f'<a href="#{name}">{name}</a>'
    choices = schema.get("anyOf", schema.get("oneOf"))
    if choices:
        return " or ".join(_type(choice) for choice in choices)
    if schema.get("type") == "array":
        inside = schema.get("items")
        return f"list of {_type(inside)}" if inside else "list"
    return escape(str(schema.get("format", schema.get("type", "anything"))))
