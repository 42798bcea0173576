"""What is asked of the record and the store alike, whoever asks: the figures, the bounds, what cannot all be true."""
