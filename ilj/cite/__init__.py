"""Citations of records and of their sources."""
