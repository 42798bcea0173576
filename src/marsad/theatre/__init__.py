"""A theatre is a folder of data: its places, parties and sources; Syria is shipped complete."""
