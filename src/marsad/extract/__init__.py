"""What a report states: mentions, then clauses, then frames, then statements; the rules are tables."""
