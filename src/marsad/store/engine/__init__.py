"""What each sort of database does in its own way; everything else of the store is the same on all of them."""
