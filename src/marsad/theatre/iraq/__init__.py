"""Iraq as a theatre: data alone; docs/theatre.md tells its files."""
