from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from scrapers.spiders.warc import Members, total_size


@given(st.lists(st.binary(max_size=60), max_size=6), st.integers(1, 40))
def test_members_come_out_whole_however_the_stream_is_cut(contents: list[bytes], size: int) -> None:
    stream, members, found = b"".join(gzip.compress(c) for c in contents), Members(), []
    for start in range(0, len(stream), size):
        found += [gzip.decompress(member) for member in members.feed(stream[start : start + size])]
    assert found == contents
    assert members.is_between


def test_a_stream_that_ends_early_is_not_between_members() -> None:
    members = Members()
    assert list(members.feed(gzip.compress(b"cut")[:-3])) == []
    assert not members.is_between


def test_what_is_no_gzip_is_said_to_be_none() -> None:
    with pytest.raises(zlib.error):
        list(Members().feed(b"WARC/1.0\r\nWARC-Type: response\r\n"))


@pytest.mark.parametrize(("header", "size"), [("bytes 0-99/12345", 12345), ("bytes 0-99/*", 0), ("", 0)])
def test_the_size_of_a_file_is_read_from_its_range(header: str, size: int) -> None:
    assert total_size(Response("http://cc.test/1", headers={"Content-Range": header})) == size
