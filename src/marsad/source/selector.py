"""Where on a page its report stands, by CSS selectors."""

import msgspec


class Selectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """CSS selectors, each of what it is named for; None: as the page itself tells.

    `links`: on a listing, the links to the reports; `next`: the link to its next page. `drop`: what is taken away
    before the text is read.
    """

    text: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    links: str | None = None
    next: str | None = None
    drop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not any(getattr(self, field) for field in self.__struct_fields__):
            return
        from cssselect import GenericTranslator, SelectorError, parse

        for field in self.__struct_fields__:
            given = getattr(self, field)
            for selector in given if isinstance(given, tuple) else (given,):
                try:
                    for parsed in parse(selector) if selector is not None else ():
                        GenericTranslator().selector_to_xpath(parsed)
                except SelectorError as error:
                    raise ValueError(f"{field}: {selector!r} is no CSS selector: {error}") from None
