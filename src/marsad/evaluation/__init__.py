"""How far a reading agrees with what a careful coder makes of the same reports."""
