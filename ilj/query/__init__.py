"""Asking: questions, the rows that answer them, and what there is to be asked for."""
