"""Groups of commands that list when no command is named: `speakers` is `speakers list`."""

from __future__ import annotations

import click

from quotetrack.text.suggestion import alike


class ListingGroup(click.Group):
    """A group whose options, without a command, are those of its `list`: `speakers --limit 5`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` before options that come without a command."""
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


class SearchGroup(ListingGroup):
    """A group whose first word may also be what is searched for: `speakers maejima`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name; `list` for any other word."""
        if args and args[0] not in self.commands:
            more = len(args) > 1 and not args[1].startswith("-")
            if more and (near := alike(args[0], self.commands)):
                ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
            args = ["list", *args]
        return super().resolve_command(ctx, args)
