"""Days: intervals, month names of three calendars, expressions and what they mean on a given day."""
