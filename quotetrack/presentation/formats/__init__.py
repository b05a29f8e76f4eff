"""One module a format that the program writes. Each escapes what would act in the programs that read it."""
