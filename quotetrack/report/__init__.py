"""Figures on sourcing: pure functions over plain rows, and their rendering apart."""
