"""Writing and walking WARC files (ISO 28500): one gzip member a record, one group of records a fetch.

A group is a response (or revisit) and a request record for every hop, then one metadata record with the manifest row as
JSON. The metadata record ends the group: a fetch exists once that record is whole. So the file is its own journal.
"""

from __future__ import annotations

import base64
import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Literal

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.fetches import Fetch

ROW_TYPE = "application/json"
MOVED = {"content-encoding", "transfer-encoding", "content-length"}
"""Headers that no longer fit a body kept decoded; kept as X-Archive-Orig-*, the custom of replay tools."""
PROFILES = {
    "unchanged": "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
    "duplicate_body": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
}


class DiskFullError(OSError):
    """A record could not be written whole; the file was cut back to its last whole group."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer: a redirect on the way, or what a fetch came to."""

    url: str
    status: int
    request_headers: Sequence[tuple[str, str]]
    headers: Sequence[tuple[str, str]]
    body: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Revisit:
    """What a revisit record refers to: where and when the same body was archived."""

    profile: Literal["unchanged", "duplicate_body"]
    url: str
    at: datetime
    payload_digest: str | None = None
    """As in the WARC header: `sha1:` and base32."""
    warc_file: str | None = None
    warc_offset: int | None = None


class GroupWriter:
    """Appends groups to one open WARC file; a group is written by one call, or not at all."""

    def __init__(self, path: Path, *, warc_file: str, software: str, operator: str) -> None:
        """`warc_file` is the name that rows will carry: where the file is once it is finished."""
        self.path, self.warc_file = path, warc_file
        path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        self.size = 0
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        writer.write_record(
            writer.create_warcinfo_record(
                Path(warc_file).name, {"software": software, "operator": operator, "format": "WARC File Format 1.1"}
            )
        )
        self._append(buffer.getvalue())

    def write(
        self, fetch: Fetch, answer: Hop | None = None, on_the_way: Sequence[Hop] = (), revisit: Revisit | None = None
    ) -> Fetch:
        """Writes one group and returns the row with the place of its answer; DiskFullError changes nothing."""
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        answer_id = None
        for hop in on_the_way:
            answer_id = _write_hop(writer, hop, None)
        if answer is not None:
            fetch = replace(fetch, warc_file=self.warc_file, warc_offset=self.size + buffer.tell())
            answer_id = _write_hop(writer, answer, revisit)
        headers = {"WARC-Date": _warc_date(fetch.fetched_at)}
        if answer_id:
            headers["WARC-Concurrent-To"] = answer_id
        row = fetch.to_json()
        # An address of its own: replay tools would serve the row in place of the page.
        writer.write_record(
            writer.create_warc_record(
                f"urn:oreledger:fetch:{fetch.fetch_id}",
                "metadata",
                payload=BytesIO(row),
                length=len(row),
                warc_content_type=ROW_TYPE,
                warc_headers_dict=headers,
            )
        )
        self._append(buffer.getvalue())
        return fetch

    def sync(self) -> None:
        """Returns once everything written is on the disk."""
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Syncs and closes the file."""
        self.sync()
        self.release()

    def release(self) -> None:
        """Closes the file as it is."""
        os.close(self._descriptor)

    def _append(self, group: bytes) -> None:
        view = memoryview(group)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError as error:
            os.ftruncate(self._descriptor, self.size)
            os.lseek(self._descriptor, self.size, os.SEEK_SET)
            raise DiskFullError(
                error.errno,
                f"cannot write {len(group):,} bytes to {self.path} ({error.strerror}):"
                " free some space and run again; everything fetched before is kept",
            ) from error
        self.size += len(group)


def _write_hop(writer: WARCWriter, hop: Hop, revisit: Revisit | None) -> str:
    """Writes the answer and the request of one hop; returns the record id of the answer.

    What did not come over HTTP (a saved file) is a resource record, and has no request.
    """
    is_http, date = hop.url.startswith(("http:", "https:")), {"WARC-Date": _warc_date(hop.at)}
    headers = StatusAndHeaders(_status_line(hop.status), _stored_headers(hop), protocol="HTTP/1.1") if is_http else None
    if revisit is not None:
        answer = writer.create_warc_record(
            hop.url,
            "revisit",
            payload=BytesIO(b""),
            length=0,
            http_headers=headers,
            warc_headers_dict=date | _refers_to(revisit),
        )
    elif is_http:
        answer = writer.create_warc_record(
            hop.url,
            "response",
            payload=BytesIO(hop.body),
            length=len(hop.body),
            http_headers=headers,
            warc_headers_dict=date,
        )
    else:
        answer = writer.create_warc_record(
            hop.url,
            "resource",
            payload=BytesIO(hop.body),
            length=len(hop.body),
            warc_content_type=dict(hop.headers).get("Content-Type", "application/octet-stream"),
            warc_headers_dict=date | {"WARC-Payload-Digest": payload_digest(hop.body)},
        )
    if is_http:
        line = StatusAndHeaders(f"GET {_path(hop.url)} HTTP/1.1", list(hop.request_headers), is_http_request=True)
        request = writer.create_warc_record(hop.url, "request", http_headers=line, warc_headers_dict=dict(date))
        writer.write_request_response_pair(request, answer)
    else:
        writer.write_record(answer)
    return str(answer.rec_headers.get_header("WARC-Record-ID"))


def _refers_to(revisit: Revisit) -> dict[str, str]:
    refers = {
        "WARC-Profile": PROFILES[revisit.profile],
        "WARC-Refers-To-Target-URI": revisit.url,
        "WARC-Refers-To-Date": _warc_date(revisit.at),
    }
    if revisit.payload_digest:
        refers["WARC-Payload-Digest"] = revisit.payload_digest
    if revisit.warc_file is not None:
        refers |= {"WARC-Refers-To-Filename": revisit.warc_file, "WARC-Refers-To-File-Offset": str(revisit.warc_offset)}
    return refers


def payload_digest(body: bytes) -> str:
    """The WARC-Payload-Digest of a body."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _stored_headers(hop: Hop) -> list[tuple[str, str]]:
    """The answer's headers with those of the transfer moved aside and the true length of the decoded body."""
    stored = [(f"X-Archive-Orig-{name}" if name.lower() in MOVED else name, value) for name, value in hop.headers]
    return [*stored, ("Content-Length", str(len(hop.body)))]


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _path(url: str) -> str:
    rest = url.split("://", 1)[-1]
    return "/" + rest.split("/", 1)[1] if "/" in rest else "/"


def _warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Group:
    """One whole group of a file: its row and the byte range it fills."""

    fetch: Fetch
    start: int
    end: int


def walk_groups(path: Path) -> Iterator[Group]:
    """Whole groups from the start of the file up to the first byte that does not belong to one."""
    start = None
    for offset, end, record in _walk_members(path):
        header, _, block = record.partition(b"\r\n\r\n")
        if not header.startswith(b"WARC/"):
            return
        kind = _header(header, b"warc-type")
        if kind == b"warcinfo":
            continue
        start = offset if start is None else start
        if kind == b"metadata" and _header(header, b"content-type") == ROW_TYPE.encode():
            yield Group(Fetch.from_json(block.removesuffix(b"\r\n\r\n")), start, end)
            start = None


def _walk_members(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """(offset, end, content) of every whole gzip member up to the first that is cut off or damaged."""
    with path.open("rb") as file:
        offset, pending = 0, b""
        while True:
            inflate, parts, used = zlib.decompressobj(zlib.MAX_WBITS + 16), [], 0
            while not inflate.eof:
                chunk = pending or file.read(1 << 16)
                pending = b""
                if not chunk:
                    return
                try:
                    parts.append(inflate.decompress(chunk))
                except zlib.error:
                    return
                used += len(chunk)
            pending = inflate.unused_data
            end = offset + used - len(pending)
            yield offset, end, b"".join(parts)
            offset = end


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        field, _, value = line.partition(b":")
        if field.lower() == name:
            return value.strip()
    return b""
