"""What is an address on the web and what a path."""


def is_web(text: str) -> bool:
    """Return whether `text` is meant as an address and not as a path."""
    return text.lower().startswith(("http://", "https://"))
