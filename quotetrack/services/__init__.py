"""Services: what the program can do with a store, one module a use case. The command line and the library call
these.

A service opens transactions, calls the store and the pure packages, and has `maintenance` refresh what depends on a
write. It prints nothing and parses no options.
"""
