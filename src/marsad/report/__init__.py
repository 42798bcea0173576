"""One report: its format and encoding, publisher and publication day, noise, republished passages."""
