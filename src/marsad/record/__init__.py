"""What the statements add up to: a control timeline for each place, as known on any day."""
