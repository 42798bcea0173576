"""PDF: shapes at places on pages. The order in which their letters are read is worked out from where they stand."""
