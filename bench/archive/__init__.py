"""An archive of invented reports for measuring: our own examples, cut in blocks, put together anew with other places.

Rows are made as the store makes them (a test holds both against each other), but in bulk: nothing is read or extracted.
"""
