"""The attribution, modality and date of one claim."""
