"""Parts of graphs: what is joined by edges, and what leads to each other in circles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def connected(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Returns the connected components (union-find): the nodes of each in the order given, the components in the order
    of their first nodes. Both ends of an edge must be nodes."""
    root = {node: node for node in nodes}

    def find(node: Node) -> Node:
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    for one, other in edges:
        root[find(one)] = find(other)
    groups: dict[Node, list[Node]] = {}
    for node in root:
        groups.setdefault(find(node), []).append(node)
    return list(groups.values())


def strongly_connected(on: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """The strongly connected components of a graph, each after all that it leads to (Tarjan 1972), without recursion:
    a chain of thousands is no deeper than one of two. Every node that is led to must be a key."""
    found: list[list[Node]] = []
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    waiting: set[Node] = set()  # what is on the stack
    for root in on:
        path = [] if root in number else [(root, iter(on[root]))]
        if path:
            number[root] = low[root] = len(number)
            stack.append(root)
            waiting.add(root)
        while path:
            node, ahead = path[-1]
            following = next(ahead, None)
            if following is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == number[node]:
                    ring = [stack.pop()]
                    while ring[-1] != node:
                        ring.append(stack.pop())
                    waiting.difference_update(ring)
                    found.append(ring)
            elif following not in number:
                number[following] = low[following] = len(number)
                stack.append(following)
                waiting.add(following)
                path.append((following, iter(on[following])))
            elif following in waiting:
                low[node] = min(low[node], number[following])
    return found
