"""How many of whom were harmed: counts, the outcome that governs them, and the statements that they make."""
