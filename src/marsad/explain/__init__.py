"""Why a report gives the statements that it gives, and why not others."""
