"""Queries: what is asked for, the rows found, and what can be asked for."""
