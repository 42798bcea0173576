"""Who holds a place: frames of control words, and the statements that they make."""
