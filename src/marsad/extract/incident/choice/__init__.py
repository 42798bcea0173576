"""Who fills a role that an event's own words leave open: everybody named around it, weighed by what is seen of each."""
