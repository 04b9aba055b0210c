"""Long sequences whose members are made when they are looked at, so that few are held at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_T = TypeVar("_T")
_STRETCH = 2048  # members that are made at once: of most sequences all, and once
_HELD = 2  # stretches: a member is often looked at with its neighbour


class Made(Sequence[_T]):
    """A sequence that holds the two stretches of its members that were looked at last.

    It is meant to be gone through; what jumps about in a long one has its members made each time.

    Args:
        length: how many members there are.
        make: gives those from one number on up to another (exclusive), the same each time.
    """

    def __init__(self, length: int, make: Callable[[int, int], Sequence[_T]]) -> None:
        self._length = length
        self._make = make
        self._held: dict[int, Sequence[_T]] = {}

    def __len__(self) -> int:
        """Return how many members there are."""
        return self._length

    def __iter__(self) -> Iterator[_T]:
        """Yield the members in order."""
        for number in range(-(-self._length // _STRETCH)):
            yield from self._made(number)

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        """Return a member, or a part of the sequence, which is made when it is looked at too."""
        if isinstance(at, slice):
            first, last, step = at.indices(self._length)
            if step != 1:
                return [self[one] for one in range(first, last, step)]
            return Made(max(last - first, 0), lambda a, b: self.between(first + a, first + b))
        number, place = divmod(at + self._length if at < 0 else at, _STRETCH)
        if not 0 <= number * _STRETCH + place < self._length:
            raise IndexError(at)
        return self._made(number)[place]

    def between(self, first: int, last: int) -> Sequence[_T]:
        """Return the members from one number on up to another, made now."""
        return self._make(first, last)

    def _made(self, number: int) -> Sequence[_T]:
        if number not in self._held:
            if len(self._held) == _HELD:
                del self._held[next(iter(self._held))]
            first = number * _STRETCH
            self._held[number] = self._make(first, min(first + _STRETCH, self._length))
        return self._held[number]
