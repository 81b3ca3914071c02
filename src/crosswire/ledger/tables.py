"""What a ledger gives, as Arrow tables, which pandas and polars take over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec import inspect

from crosswire.errors import UsageError
from crosswire.types import Value

_PLAIN: Final = (
    (inspect.StrType, "string"),
    (inspect.EnumType, "string"),
    (inspect.BoolType, "bool_"),
    (inspect.IntType, "int64"),
    (inspect.FloatType, "float64"),
)


def load_arrow() -> Any:
    """
    Load pyarrow, which is an extra.

    Raises:
        UsageError: It is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 (an extra)
        import pyarrow.parquet  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise UsageError(
            "Arrow and Parquet need pyarrow; install it with `pip install 'crosswire[arrow]'`"
        ) from error
    return pyarrow


def to_arrow(values: Sequence[Value]) -> Any:
    """
    Make an Arrow table of values of one type: events of a dyad, figures, claims, stories.

    >>> table = to_arrow(ledger.figures("trade"))  # doctest: +SKIP
    >>> table.to_pandas(), polars.from_arrow(table)  # doctest: +SKIP

    Each field of the type is a column: texts and enumerations are `string`, numbers `int64` or
    `float64`, values inside values `struct`, tuples `list`, mappings `map`. The types come from
    the fields and not from what happens to stand in them, so that tables of two days fit together.

    Args:
        values: Values of one type; of none, nothing tells the columns, and the table has none.

    Raises:
        UsageError: They are of several types, or pyarrow is not installed.
    """
    arrow = load_arrow()
    kinds = {type(value) for value in values}
    if len(kinds) > 1:
        names = ", ".join(sorted(kind.__name__ for kind in kinds))
        raise UsageError(f"a table is of values of one type; these are of several: {names}")
    if not kinds:
        return arrow.table({})
    kind = inspect.type_info(kinds.pop())
    rows = [_plain(msgspec.to_builtins(value), kind) for value in values]
    return arrow.Table.from_struct_array(arrow.array(rows, type=_arrow_type(arrow, kind)))


def _arrow_type(arrow: Any, found: inspect.Type) -> Any:
    """Give the Arrow type of a field."""
    for kind, name in _PLAIN:
        if isinstance(found, kind):
            return getattr(arrow, name)()
    if isinstance(found, inspect.UnionType):
        (known, *others) = (one for one in found.types if not isinstance(one, inspect.NoneType))
        if not others:
            return _arrow_type(arrow, known)
    if isinstance(found, inspect.StructType):
        fields = [(field.encode_name, _arrow_type(arrow, field.type)) for field in found.fields]
        return arrow.struct(fields)
    if isinstance(found, inspect.VarTupleType):
        return arrow.list_(_arrow_type(arrow, found.item_type))
    if isinstance(found, inspect.TupleType):
        parts = [(str(at), _arrow_type(arrow, one)) for at, one in enumerate(found.item_types)]
        return arrow.struct(parts)
    if isinstance(found, inspect.DictType):
        return arrow.map_(arrow.string(), _arrow_type(arrow, found.value_type))
    raise UsageError(f"no Arrow type stands for {type(found).__name__}")


def _plain(value: Any, found: inspect.Type) -> Any:
    """Write a value as Arrow takes it for the type of its field."""
    if value is None:
        return None
    if isinstance(found, inspect.UnionType):
        (known,) = (one for one in found.types if not isinstance(one, inspect.NoneType))
        return _plain(value, known)
    if isinstance(found, inspect.StructType):
        return {
            field.encode_name: _plain(value.get(field.encode_name), field.type)
            for field in found.fields
        }
    if isinstance(found, inspect.VarTupleType):
        return [_plain(one, found.item_type) for one in value]
    if isinstance(found, inspect.TupleType):
        parts = zip(value, found.item_types, strict=True)
        return {str(at): _plain(one, kind) for at, (one, kind) in enumerate(parts)}
    if isinstance(found, inspect.DictType):
        return [(name, _plain(one, found.value_type)) for name, one in value.items()]
    return value
