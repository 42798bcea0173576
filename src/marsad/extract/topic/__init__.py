"""What a passage is about: a score decides whether it may tell of a conflict at all."""
