"""Frozen values: what a frozen dataclass gives, without generating code at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """Tell type checkers alone."""
        return lambda cls: cls


class Frozen:
    """Attributes that are set once, compared and shown by what they are."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: it does not change."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        """Refuse: it does not change."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        """Equal where class and values are."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hashes as its values do."""
        return hash((type(self), repr(self)))

    def __repr__(self) -> str:
        """The class with its values."""
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in vars(self).items())})"


@dataclass_transform(frozen_default=True)
class Value(Frozen):
    """A frozen value of the attributes that its class annotates, in their order."""

    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Learn the names of the attributes."""
        cls.names = (*cls.names, *cls.__annotations__)

    def __init__(self, *given: Any, **named: Any) -> None:
        """Hold the values, and the default of each attribute that is not given."""
        values = dict(zip(self.names, given, strict=False)) | named
        for name in self.names:
            self.__dict__[name] = values[name] if name in values else getattr(type(self), name)

    def replace(self, **changed: Any) -> Self:
        """The same value but for what is changed."""
        return type(self)(**(vars(self) | changed))
