"""YAML to SourceSpec, with errors that name the file, the line, the field and what is allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from scrapers.sources.spec import SourceSpec


class SourceError(ValueError):
    """One or more source files cannot be used; the message says where and what to write instead."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people expect it: `no` is Norway, and a key given twice is an error."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first, _word in (("t", "true"), ("f", "false")):
    _Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(f"^{_word}$"), [_first])


def _mapping_without_repeats(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the field `{key.value}` is given twice", key.start_mark
            )
        seen.add(key.value)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping_without_repeats)


def read_folder(directory: Path) -> dict[str, SourceSpec]:
    """Every `*.yml` of the folder; all faults of all files in one SourceError."""
    if not directory.is_dir():
        raise SourceError(f"no folder of sources at {directory}: give one that holds <source>.yml files")
    sources: dict[str, SourceSpec] = {}
    faults: list[str] = []
    for path in sorted((*directory.glob("*.yml"), *directory.glob("*.yaml"))):
        try:
            spec = read_source(path)
        except SourceError as error:
            faults.append(str(error))
        else:
            sources[spec.name] = spec
    if faults:
        raise SourceError("\n".join(faults))
    return sources


def read_source(path: Path) -> SourceSpec:
    """The source of one file."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        values = loader.construct_document(root) if root else None
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise SourceError(f"{path}{line}: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(values, dict):
        raise SourceError(f"{path}: must be a mapping of fields, starting with `name: {path.stem}`")
    if values.get("name", path.stem) != path.stem:
        raise SourceError(f"{path}: `name` is {values['name']!r} and must be the file's name, {path.stem!r}")
    if values.get("access") in ("files", "warc") and isinstance(values.get("addresses"), list):
        values["addresses"] = [
            a if "://" in str(a) else str(path.parent.resolve() / str(a)) for a in values["addresses"]
        ]
    try:
        return SourceSpec.model_validate(values)
    except ValidationError as error:
        raise SourceError("\n".join(_fault(path, root, fault) for fault in error.errors())) from None


def _fault(path: Path, root: yaml.Node | None, fault: Any) -> str:
    """`file:line: field: what is wrong and what is allowed`, of one pydantic error."""
    location = tuple(fault["loc"])
    where = f"{path}:{_line(root, location)}"
    field = ".".join(str(part) for part in location)
    match fault["type"]:
        case "extra_forbidden":
            allowed = _fields_at(location[:-1])
            near = difflib.get_close_matches(str(location[-1]), allowed, 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            return f"{where}: unknown field `{field}`.{hint} Allowed: {', '.join(allowed)}"
        case "literal_error":
            return f"{where}: `{field}` is {fault['input']!r}. Allowed: {fault['ctx']['expected']}"
        case "missing":
            return f"{where}: the field `{field}` is missing"
        case "value_error":
            return f"{where}: {f'`{field}`: ' if field else ''}{fault['ctx']['error']}"
        case _:
            return f"{where}: `{field}` is {fault['input']!r}: {fault['msg']}"


def _fields_at(location: tuple[Any, ...]) -> list[str]:
    """Names of the fields of the (nested) part of a source that `location` leads to."""
    model: type[BaseModel] = SourceSpec
    for part in location:
        annotation = model.model_fields[str(part)].annotation
        options = [annotation, *getattr(annotation, "__args__", ())]
        model = next(o for o in options if isinstance(o, type) and issubclass(o, BaseModel))
    return list(model.model_fields)


def _line(node: yaml.Node | None, location: tuple[Any, ...]) -> int:
    """One-based line of the deepest node on the way to `location`."""
    line = node.start_mark.line + 1 if node else 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            match = next(((k, v) for k, v in node.value if k.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            match = (node.value[part], node.value[part])
        else:
            match = None
        if match is None:
            break
        line, node = match[0].start_mark.line + 1, match[1]
    return line
