"""How many, by whose account: every figure a bound on the people in its box, every question two linear programmes."""
