"""Many reports: files, folders, tables and standard input, one document at a time."""
