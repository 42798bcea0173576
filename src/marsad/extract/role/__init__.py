"""Which party acts and which place is acted on, around a trigger word."""
