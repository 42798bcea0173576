"""The paths of the API: each asks the ledger and says it in an answer; none knows a rule."""
