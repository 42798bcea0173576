"""The land between places: what is nearest to each, and whose it is drawn on a day. No row of control rests on it."""
