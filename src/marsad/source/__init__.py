"""Where reports come from: sources as somebody describes them, and what is fetched from addresses with care."""
