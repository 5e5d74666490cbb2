"""The words by which records and the records that they refer to are found."""

from collections.abc import Iterable, Mapping

from ilj.model import Choice, Field, Record, Ref, each, inner
from ilj.store import Library
from ilj.text import fold

from .rows import Row


class Texts:
    """The folded texts that searches look at, each computed once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: dict[str, Mapping[str, str]] = {}

    def names(self, kind: str) -> Mapping[str, str]:
        """The searchable names of the records of a kind, by id."""
        if kind not in self._names:
            records = self._library.of_kind(kind).items()
            self._names[kind] = {id: fold(f"{id} {record.known_as}") for id, record in records}
        return self._names[kind]

    def of_ids(self, kind: str, ids: Iterable[str]) -> list[str]:
        """The names of these records of a kind; the id itself if there is no such record."""
        names = self.names(kind)
        return [names.get(id) or fold(id) for id in ids]

    def of_field(self, record: Record, field: Field) -> list[str]:
        """What a filter compares: vocabulary terms, names of referenced records, or folded text."""
        if field.type is Row.fields["kind"].type:
            return [record.declared.name]
        type, values = inner(field.type), each(getattr(record, field.name))
        if isinstance(type, Ref):
            return self.of_ids(type.kind, values)
        return list(values) if isinstance(type, Choice) else list(map(fold, values))

    def of_sources(self, record: Record) -> list[str]:
        """The ids and names of all sources that the record cites."""
        cited = ((citation.id, citation.via) for citation in record.citations)
        return self.of_ids("sources", dict.fromkeys(id for pair in cited for id in pair if id))
