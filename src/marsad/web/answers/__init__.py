"""What the HTTP API answers with: typed, documented, and nothing that the record did not say."""
