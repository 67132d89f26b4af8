"""Markdown to blocks: headings, lists and pipe tables; emphasis and link targets are taken out of the text."""

from __future__ import annotations

import re

from pipelines.parse.builder import RawCell, TextBuilder
from pipelines.parse.cleaning import clean
from pipelines.parse.text import LOWEST_HEADING, is_bold_heading, split_pipes, with_whole_rows

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"(\s*)(?:[*+•-]|\d{1,3}[.)])\s+(?=\S)")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_BOLD_LINE = re.compile(r" {0,3}(\*\*|__)((?:(?!\1).){3,120})\1\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?\S|\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])_(?![\w_])"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>&$%])")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?(?:br|p|div|span|sub|sup|b|i|em|strong|u|center)\b[^<>]{0,200}/?>", re.IGNORECASE)


def read_markdown(text: str) -> TextBuilder:
    """Blocks and tables of a Markdown text."""
    builder = TextBuilder()
    lines = with_whole_rows(clean(_COMMENT.sub(" ", text).replace("\t", "    ")).split("\n"))
    paragraph: list[str] = []

    def flush() -> None:
        builder.add("paragraph", plain("\n".join(paragraph)))
        paragraph.clear()

    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip() or (_RULE.match(line) and not paragraph):
            flush()
        elif heading := _HEADING.match(line):
            flush()
            builder.add("heading", plain(heading[2]), len(heading[1]))
        elif bold := _stands_alone(lines, at) and _BOLD_LINE.match(line):
            flush()
            if is_bold_heading(text := plain(bold[2])):
                builder.add("heading", text, LOWEST_HEADING)
            else:
                builder.add("paragraph", text)
        elif count := _table_length(lines, at):
            flush()
            _add_table(builder, lines[at : at + count])
            at += count
            continue
        elif item := _ITEM.match(line):
            flush()
            end = at + 1
            while end < len(lines) and _continues_item(lines[end]):
                end += 1
            builder.add(
                "list_item", plain("\n".join([line[item.end() :], *lines[at + 1 : end]])), 1 + len(item[1]) // 2
            )
            at = end
            continue
        else:
            paragraph.append(line.lstrip("> ") if line.lstrip().startswith(">") else line)
        at += 1
    flush()
    return builder


def _stands_alone(lines: list[str], at: int) -> bool:
    """Whether a line has empty lines, or nothing, before and after it."""
    return not any(lines[n].strip() for n in (at - 1, at + 1) if 0 <= n < len(lines))


def _continues_item(line: str) -> bool:
    return line.startswith(" ") and bool(line.strip()) and not _ITEM.match(line)


def plain(text: str) -> str:
    """The characters a reader sees: marks of emphasis, link targets, inline tags and escapes taken out."""
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub(" ", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    text = _ESCAPE.sub(r"\1", text).replace("`", "")
    return _unescape(text)


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    import html

    return clean(html.unescape(text))


def _table_length(lines: list[str], at: int) -> int:
    """Number of lines of a pipe table that begins here, 0 where none does."""
    if "|" not in lines[at] or at + 1 >= len(lines):
        return 0
    piped = lines[at].lstrip().startswith("|")
    if not (_DELIMITER.fullmatch(lines[at + 1]) and "-" in lines[at + 1]) and not piped:
        return 0
    end = at
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end - at if end - at >= 2 else 0


def _add_table(builder: TextBuilder, lines: list[str]) -> None:
    """A pipe table; the rows above a delimiter are headers."""
    delimiter = next((n for n, line in enumerate(lines) if _DELIMITER.fullmatch(line)), None)
    rows = []
    for number, line in enumerate(lines):
        if number == delimiter or _DELIMITER.fullmatch(line):
            continue
        is_header = delimiter is not None and number < delimiter
        rows.append([RawCell(plain(cell), is_header) for cell in split_pipes(line)])
    builder.add_table(rows)
