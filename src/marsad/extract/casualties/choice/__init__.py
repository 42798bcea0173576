"""Whose the people of a toll are where no rule can tell: everybody named around it, weighed by what is seen of each."""
