"""What happened: who did what to whom, where, by what means."""
