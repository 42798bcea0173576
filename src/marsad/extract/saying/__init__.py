"""Who says what, and how surely: the stretches of a text that are laid to a speaker, the cues of doubt."""
