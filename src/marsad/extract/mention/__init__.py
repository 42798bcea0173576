"""What a report's words name: places, parties, people, trigger words, moments; found once for all rules."""
