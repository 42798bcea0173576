"""What all theatres have in common, as data: countries and cities of the world, parties, sources, well-known places."""
