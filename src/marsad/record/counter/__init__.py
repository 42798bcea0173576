"""Figures as claims on how many: what each counts, and which later one of the same counter takes its place."""
