"""A simulated war over real places, told by simulated sources: statements of which the truth is known."""
