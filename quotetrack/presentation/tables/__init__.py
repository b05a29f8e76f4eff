"""The columns of each list that a command prints, a module for each kind of row."""
