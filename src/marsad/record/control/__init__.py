"""Who holds which place, through time: claims, evidence, tenures."""
